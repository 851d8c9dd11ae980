package fr.allset.tacite.subscription;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.terms.AgreedTerms;
import fr.allset.tacite.terms.ChosenReadings;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service supplied to one site of a customer.
 *
 * @param serviceStartDate    the Date de Mise en Service, the first day served
 * @param initialPeriodMonths the length of the Période Initiale, in months
 * @param fixedFees           the monthly Frais Fixes, excluding tax
 * @param initialFee          the Frais Initiaux, once, excluding tax (art. 6)
 * @param termsVersion        the version of the terms that the contract was signed under
 * @param agreedReadings      what the contract reads otherwise than that version, as {@link ChosenReadings#stored} has it
 * @param endedOn             the first day no longer served; null as long as no end is decided
 * @param nonRenewedFrom      the first day after the period for whose end a non-renewal notice was given; null when there is none
 * @param notice              what a document of the contract says of the notice of non-renewal; null when none says anything (T26)
 */
public record Subscription(
        String number,
        Customer customer,
        CustomerSite site,
        Set<Component> components,
        LocalDate serviceStartDate,
        int initialPeriodMonths,
        FixedFeeSchedule fixedFees,
        Euros initialFee,
        String termsVersion,
        String agreedReadings,
        @Nullable LocalDate endedOn,
        @Nullable LocalDate nonRenewedFrom,
        @Nullable LocalDate plannedEnd,
        @Nullable LocalDate uninformedRenewal,
        LocalDate chargedFrom,
        @Nullable NoticePeriod notice) {

    /** What the contract was signed under. */
    public AgreedTerms agreedTerms() {
        return AgreedTerms.of(termsVersion, agreedReadings);
    }

    /** Its periods and contract months (art. 5). */
    public ContractCalendar calendar() {
        return new ContractCalendar(serviceStartDate, initialPeriodMonths);
    }

    /** The last day on which the renewal that would begin on {@code term} can be refused (art. 5, T26). */
    public LocalDate lastDayOfNotice(LocalDate term) {
        return NoticePeriod.lastDayBefore(term, notice);
    }

    /** Whether its service began under Tacite, and was not taken over. */
    public boolean isChargedFromItsStart() {
        return chargedFrom.equals(serviceStartDate);
    }

    /** Whether {@code day} is no longer served. */
    public boolean hasEndedOn(LocalDate day) {
        return endedOn != null && !day.isBefore(endedOn);
    }
}
