package fr.allset.tacite.setup;

import fr.allset.tacite.subscription.ContractCalendar;
import fr.allset.tacite.terms.Terms;
import fr.allset.tacite.typography.Sentence;
import java.time.LocalDate;

/**
 * The days that a Client knows from the first one on (art. 5).
 *
 * @param start            the Date de Mise en Service
 * @param initialMonths    the length of the Période Initiale
 * @param initialLastDay   its last day served
 * @param renewalFirstDay  the first day of the first Période de Reconduction
 * @param lastDayForNotice the last day on which a notice prevents that renewal
 */
record ServiceDates(
        LocalDate start,
        int initialMonths,
        LocalDate initialLastDay,
        LocalDate renewalFirstDay,
        LocalDate lastDayForNotice) {

    /** Those of a service that starts on {@code start} under {@code terms}. */
    public static ServiceDates of(LocalDate start, int initialMonths, Terms terms) {
        var initial = new ContractCalendar(start, initialMonths).initialPeriod();
        return new ServiceDates(
                start, initialMonths, initial.lastDay(), initial.end(), terms.lastDayOfNonRenewalNotice(initial.end()));
    }

    /** How long the Période Initiale is. */
    public Sentence initialPeriod() {
        return Sentence.of("explanation.initial-period")
                .with("months", initialMonths)
                .with("start", start)
                .with("lastDay", initialLastDay);
    }

    /** Whether a notice can still be given in time: a short Période Initiale may leave no day for it. */
    public boolean noticeIsPossible() {
        return !lastDayForNotice.isBefore(start);
    }

    /** The rule of renewal (art. 5). */
    public Sentence renewal() {
        return Sentence.of("explanation.renewal")
                .with("firstDay", renewalFirstDay)
                .with("noticeIsPossible", noticeIsPossible())
                .with("lastDayForNotice", lastDayForNotice);
    }
}
