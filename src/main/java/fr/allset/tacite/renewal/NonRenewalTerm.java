package fr.allset.tacite.renewal;

import fr.allset.tacite.subscription.ContractCalendar;
import fr.allset.tacite.terms.Terms;
import java.time.LocalDate;

/**
 * The term for which a notice of non-renewal counts (art. 5, T25). One that arrives by the last day of the terms counts for the
 * period in which it is received, a late one for the next.
 *
 * @param aimedAt   the first day after the period in which it is received; before the service starts, after the Période Initiale
 * @param lastDay   the last day on which a notice prevents the renewal that would begin on {@code aimedAt}
 * @param countsFor the first day after the last period that is served
 */
public record NonRenewalTerm(LocalDate aimedAt, LocalDate lastDay, LocalDate countsFor) {

    /** For a notice that is received on {@code receivedOn}. */
    public static NonRenewalTerm of(ContractCalendar calendar, Terms terms, LocalDate receivedOn) {
        var period = calendar.periodOn(receivedOn).orElseGet(calendar::initialPeriod);
        var lastDay = terms.lastDayOfNonRenewalNotice(period.end());
        boolean inTime = !receivedOn.isAfter(lastDay);
        return new NonRenewalTerm(
                period.end(),
                lastDay,
                inTime ? period.end() : calendar.after(period).end());
    }

    /** Whether it prevents the renewal it was aimed at. */
    public boolean isInTime() {
        return countsFor.equals(aimedAt);
    }
}
