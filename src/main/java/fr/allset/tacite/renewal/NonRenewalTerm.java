package fr.allset.tacite.renewal;

import fr.allset.tacite.subscription.ContractCalendar;
import fr.allset.tacite.subscription.NoticePeriod;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The term for which a notice of non-renewal counts (art. 5, T26). One that arrives by the last day counts for the period in which
 * it is received, a late one for the next. Only a notice period that a document of the contract asks for can make one late.
 *
 * @param aimedAt   the first day after the period in which it is received; before the service starts, after the Période Initiale
 * @param lastDay   the last day on which a notice prevents the renewal that would begin on {@code aimedAt}
 * @param countsFor the first day after the last period that is served
 */
public record NonRenewalTerm(LocalDate aimedAt, LocalDate lastDay, LocalDate countsFor) {

    /**
     * For a notice that is received on {@code receivedOn}.
     *
     * @param agreed what a document of the contract says; null when none says anything
     */
    public static NonRenewalTerm of(ContractCalendar calendar, @Nullable NoticePeriod agreed, LocalDate receivedOn) {
        var period = calendar.periodOn(receivedOn).orElseGet(calendar::initialPeriod);
        var lastDay = NoticePeriod.lastDayBefore(period.end(), agreed);
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
