package fr.allset.tacite.setup;

import fr.allset.tacite.subscription.ContractCalendar;
import fr.allset.tacite.subscription.NoticePeriod;
import fr.allset.tacite.typography.Sentence;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days that a Client knows from the first one on (art. 5).
 *
 * @param start            the Date de Mise en Service
 * @param initialMonths    the length of the Période Initiale
 * @param initialLastDay   its last day served
 * @param renewalFirstDay  the first day of the first Période de Reconduction
 * @param lastDayForNotice the last day on which a notice prevents that renewal
 * @param rule             the document that this day follows from, or that there is none (T26)
 */
record ServiceDates(
        LocalDate start,
        int initialMonths,
        LocalDate initialLastDay,
        LocalDate renewalFirstDay,
        LocalDate lastDayForNotice,
        Sentence rule) {

    /**
     * Those of a service that starts on {@code start}.
     *
     * @param agreed what a document of the contract says of the notice of non-renewal; null when none says anything
     */
    public static ServiceDates of(LocalDate start, int initialMonths, @Nullable NoticePeriod agreed) {
        var initial = new ContractCalendar(start, initialMonths).initialPeriod();
        return new ServiceDates(
                start,
                initialMonths,
                initial.lastDay(),
                initial.end(),
                NoticePeriod.lastDayBefore(initial.end(), agreed),
                NoticePeriod.rule(agreed));
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
                .with("lastDayForNotice", lastDayForNotice)
                .with("rule", rule);
    }
}
