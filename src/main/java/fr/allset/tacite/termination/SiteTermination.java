package fr.allset.tacite.termination;

import fr.allset.tacite.subscription.ContractCalendar;
import fr.allset.tacite.subscription.FixedFeeSchedule;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * The end of the service of one Site Client, as the rule of article 5 looks at it.
 *
 * @param site           the code of the customer site
 * @param calendar       the periods of the service
 * @param fixedFees      the monthly Frais Fixes of the service on this site alone (T13)
 * @param effectiveDate  the date the termination takes effect
 * @param cause          why it does
 * @param nonRenewedFrom the first day after the term for which a non-renewal notice was given in time, if one was
 */
public record SiteTermination(String site, ContractCalendar calendar, FixedFeeSchedule fixedFees, LocalDate effectiveDate,
                              TerminationCause cause, @Nullable LocalDate nonRenewedFrom) {

    /** @throws IllegalArgumentException if {@code nonRenewedFrom} is not the day after a period of the calendar */
    public SiteTermination {
        if (nonRenewedFrom != null && !calendar.hasTermOn(nonRenewedFrom)) {
            throw new IllegalArgumentException("No period of the service ends on the eve of " + nonRenewedFrom);
        }
    }

    /** The customer leaves, and no non-renewal notice is on file. */
    public static SiteTermination byCustomer(String site, ContractCalendar calendar, FixedFeeSchedule fixedFees, LocalDate effectiveDate) {
        return new SiteTermination(site, calendar, fixedFees, effectiveDate, TerminationCause.CLIENT, null);
    }

    /** The same termination, taking effect on another date. */
    public SiteTermination effectiveOn(LocalDate date) {
        return new SiteTermination(site, calendar, fixedFees, date, cause, nonRenewedFrom);
    }

    /** The same termination for another cause. */
    public SiteTermination causedBy(TerminationCause other) {
        return new SiteTermination(site, calendar, fixedFees, effectiveDate, other, nonRenewedFrom);
    }

    /**
     * The same termination with a non-renewal notice on file.
     *
     * @throws IllegalArgumentException if {@code date} is not the day after a period of the calendar
     */
    public SiteTermination nonRenewedFrom(LocalDate date) {
        return new SiteTermination(site, calendar, fixedFees, effectiveDate, cause, date);
    }

    boolean isAfterNonRenewal() {
        return nonRenewedFrom != null && !effectiveDate.isBefore(nonRenewedFrom);
    }
}
