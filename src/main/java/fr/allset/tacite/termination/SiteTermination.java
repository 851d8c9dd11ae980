package fr.allset.tacite.termination;

import fr.allset.tacite.subscription.ContractCalendar;
import fr.allset.tacite.subscription.FixedFeeSchedule;
import fr.allset.tacite.subscription.NoticePeriod;
import fr.allset.tacite.subscription.ServicePeriod;
import fr.allset.tacite.subscription.Subscription;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The end of the service of one Site Client, as the rule of article 5 looks at it.
 *
 * @param site           the code of the customer site
 * @param calendar       the periods of the service
 * @param fixedFees      the monthly Frais Fixes of the service on this site alone (T13)
 * @param effectiveDate  the date the termination takes effect
 * @param cause          why it does
 * @param nonRenewedFrom the first day after the term for which a non-renewal notice was given in time, if one was
 * @param uninformedRenewal the first day of a renewal of which a non-professional was not told in time, if there is one. That period may be
 *                          left at any moment without a fee (art. L215-1 and L215-3 of the consumer code)
 * @param notice         what a document of the contract says of the notice of non-renewal, if one does (T26)
 */
public record SiteTermination(
        String site,
        ContractCalendar calendar,
        FixedFeeSchedule fixedFees,
        LocalDate effectiveDate,
        TerminationCause cause,
        @Nullable LocalDate nonRenewedFrom,
        @Nullable LocalDate uninformedRenewal,
        @Nullable NoticePeriod notice) {

    /** @throws IllegalArgumentException if {@code nonRenewedFrom} is not the day after a period of the calendar */
    public SiteTermination {
        if (nonRenewedFrom != null && !calendar.hasTermOn(nonRenewedFrom)) {
            throw new IllegalArgumentException("No period of the service ends on the eve of " + nonRenewedFrom);
        }
    }

    /** The customer leaves, and no non-renewal notice is on file. */
    public static SiteTermination byCustomer(
            String site, ContractCalendar calendar, FixedFeeSchedule fixedFees, LocalDate effectiveDate) {
        return new SiteTermination(site, calendar, fixedFees, effectiveDate, TerminationCause.CLIENT, null, null, null);
    }

    /** The customer of {@code subscription} leaves, under all that is on file. */
    public static SiteTermination byCustomer(Subscription subscription, LocalDate effectiveDate) {
        return new SiteTermination(
                subscription.site().code(),
                subscription.calendar(),
                subscription.fixedFees(),
                effectiveDate,
                TerminationCause.CLIENT,
                subscription.nonRenewedFrom(),
                subscription.uninformedRenewal(),
                subscription.notice());
    }

    /** The same termination, taking effect on another date. */
    public SiteTermination effectiveOn(LocalDate date) {
        return new SiteTermination(site, calendar, fixedFees, date, cause, nonRenewedFrom, uninformedRenewal, notice);
    }

    /** The same termination for another cause. */
    public SiteTermination causedBy(TerminationCause other) {
        return new SiteTermination(
                site, calendar, fixedFees, effectiveDate, other, nonRenewedFrom, uninformedRenewal, notice);
    }

    /**
     * The same termination with a non-renewal notice on file.
     *
     * @throws IllegalArgumentException if {@code date} is not the day after a period of the calendar
     */
    public SiteTermination nonRenewedFrom(LocalDate date) {
        return new SiteTermination(site, calendar, fixedFees, effectiveDate, cause, date, uninformedRenewal, notice);
    }

    /** The same termination of a non-professional whose renewal from {@code firstDay} on came about without timely information. */
    public SiteTermination renewedUninformed(LocalDate firstDay) {
        return new SiteTermination(site, calendar, fixedFees, effectiveDate, cause, nonRenewedFrom, firstDay, notice);
    }

    /** The same termination under a contract of which a document asks for notice so long before a term. */
    public SiteTermination withNotice(NoticePeriod agreed) {
        return new SiteTermination(
                site, calendar, fixedFees, effectiveDate, cause, nonRenewedFrom, uninformedRenewal, agreed);
    }

    boolean isInUninformed(ServicePeriod period) {
        return period.kind() == ServicePeriod.Kind.RENEWAL && period.firstDay().equals(uninformedRenewal);
    }

    /** Whether the service ends no sooner than by the non-renewal on file. */
    boolean isAfterNonRenewal(LocalDate firstUnservedDay) {
        return nonRenewedFrom != null && !firstUnservedDay.isBefore(nonRenewedFrom);
    }
}
