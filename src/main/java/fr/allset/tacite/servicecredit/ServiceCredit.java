package fr.allset.tacite.servicecredit;

import fr.allset.tacite.availability.Availability;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.terms.CapBase;
import fr.allset.tacite.terms.ServiceQuality;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The avoir of one subscription for one month (art. 3), on request. It is a percentage of the Frais Fixes of the month and of the
 * average of the Frais d'Utilisation of the months before (D16). What has been issued within the window limits it (D20–D22), and
 * what the limit cuts off is lost (D23). All amounts exclude tax and are rounded once, half a cent upwards (D28, D32).
 *
 * @param month           the month of the failure
 * @param availability    on which the percentage rests
 * @param fixedFees       a) the Frais Fixes payable for the month
 * @param usageSum        b) the Frais d'Utilisation on record for the months before, together
 * @param usageDivisor    by what {@code usageSum} is divided; 0 when there is no average (D15)
 * @param monthUsage      the Frais d'Utilisation of the month itself, nothing when there is no record: part of the cap's base (D19)
 * @param tierPercent     what the table grants, 0 when the objective was reached
 * @param gross           that percentage of a) and b), before the limit
 * @param cap             the limit of the window
 * @param alreadyInWindow what has been issued in the window that ends on the day on which it counts; nothing unless due or capped
 * @param credit          what is issued, from 0 to {@code gross}
 * @param residualLost    {@code gross − credit} when due or capped
 */
public record ServiceCredit(
        YearMonth month,
        Availability availability,
        Euros fixedFees,
        Euros usageSum,
        int usageDivisor,
        Euros monthUsage,
        int tierPercent,
        Euros gross,
        Euros cap,
        Euros alreadyInWindow,
        Euros credit,
        Euros residualLost,
        Reason reason) {

    private static final int DISPLAYED_DECIMALS = 6;

    /** Why the credit is what it is. */
    public enum Reason {
        /** The whole of it is issued. */
        DUE,
        /** The limit cuts off some of it, or all. */
        CAPPED,
        /** « au moins 99 % »: nothing is due. */
        OBJECTIVE_MET,
        /** « sur demande »: nobody has asked. */
        NOT_REQUESTED,
        /** Asked for after the last day (D18). */
        TOO_LATE,
        /** The service did not run in the month (D33). */
        NO_SERVICE;

        /** Whether something is to be issued or has been cut off by the limit. */
        public boolean isFounded() {
            return this == DUE || this == CAPPED;
        }
    }

    /**
     * The credit of the month that {@code availability} is of.
     *
     * @param requestedOn the day on which the customer has asked for it; null when nobody has
     * @param issuedOn    the day on which it is issued; null when nobody has asked
     * @param issued      what has been issued before for the same subscription; what lies outside of the window is passed over
     */
    public static ServiceCredit of(
            Availability availability,
            MonthlyFees fees,
            @Nullable LocalDate requestedOn,
            @Nullable LocalDate issuedOn,
            Collection<IssuedCredit> issued) {
        var quality = availability.quality();
        var month = availability.month();
        var onRecord = monthsAveraged(month, quality).stream()
                .flatMap(before -> fees.usageOf(before).stream())
                .toList();
        int divisor = quality.readings().usageHistory().divisor(quality.usageMonths(), onRecord.size());
        var sum = divisor == 0 ? Euros.ZERO : Euros.sum(onRecord);
        var fixed = fees.fixedOf(month);
        var usage = fees.usageOf(month).orElse(Euros.ZERO);
        int tier = availability.tierPercent();
        var gross = percentOf(tier, fixed, sum, divisor);
        var cap = quality.readings().capBase() == CapBase.CREDIT_BASE
                ? percentOf(quality.capPercent(), fixed, sum, divisor)
                : percentOf(quality.capPercent(), fixed, usage, 1);

        var reason = reasonAgainst(availability, requestedOn);
        if (reason != null) {
            return new ServiceCredit(
                    month,
                    availability,
                    fixed,
                    sum,
                    divisor,
                    usage,
                    tier,
                    gross,
                    cap,
                    Euros.ZERO,
                    Euros.ZERO,
                    Euros.ZERO,
                    reason);
        }
        var countsOn = quality.readings().capKey().day(Objects.requireNonNull(issuedOn), month);
        var inWindow = issuedWithin(issued, countsOn, quality);
        var room = cap.minus(inWindow).isNegative() ? Euros.ZERO : cap.minus(inWindow);
        var credit = gross.compareTo(room) > 0 ? room : gross;
        return new ServiceCredit(
                month,
                availability,
                fixed,
                sum,
                divisor,
                usage,
                tier,
                gross,
                cap,
                inWindow,
                credit,
                gross.minus(credit),
                credit.equals(gross) ? Reason.DUE : Reason.CAPPED);
    }

    /** The civil months just before the month of the failure, the earliest first (D35). */
    public static List<YearMonth> monthsAveraged(YearMonth month, ServiceQuality quality) {
        return IntStream.iterate(quality.usageMonths(), back -> back > 0, back -> back - 1)
                .mapToObj(month::minusMonths)
                .toList();
    }

    private static @Nullable Reason reasonAgainst(Availability availability, @Nullable LocalDate requestedOn) {
        if (!availability.hasService()) {
            return Reason.NO_SERVICE;
        }
        if (availability.objectiveMet()) {
            return Reason.OBJECTIVE_MET;
        }
        if (requestedOn == null) {
            return Reason.NOT_REQUESTED;
        }
        return availability
                        .quality()
                        .readings()
                        .requestDeadline()
                        .lastDay(availability.month())
                        .filter(requestedOn::isAfter)
                        .isPresent()
                ? Reason.TOO_LATE
                : null;
    }

    /** {@code percent} of the sum of the fixed fees and of {@code sum / divisor}, rounded once. */
    private static Euros percentOf(int percent, Euros fixed, Euros sum, int divisor) {
        return divisor == 0
                ? fixed.timesHalfUp(percent, 100)
                : fixed.times(divisor).plus(sum).timesHalfUp(percent, 100L * divisor);
    }

    /** What counts in the window that ends on {@code day} (D20). */
    private static Euros issuedWithin(Collection<IssuedCredit> issued, LocalDate day, ServiceQuality quality) {
        var first = windowFirstDay(day, quality);
        return Euros.sum(issued.stream()
                .filter(credit ->
                        !credit.countsOn().isBefore(first) && !credit.countsOn().isAfter(day))
                .map(IssuedCredit::amount)
                .toList());
    }

    /** The first day of the window that ends on {@code day}. */
    public static LocalDate windowFirstDay(LocalDate day, ServiceQuality quality) {
        return quality.readings().capWindow().firstDay(day, quality.capWindowDays());
    }

    /** Whether something is to be issued or has been cut off by the limit. */
    public boolean isFounded() {
        return reason.isFounded();
    }

    /** The average of the Frais d'Utilisation in euros with six decimals, for display only. */
    public BigDecimal usageAverage() {
        return usageDivisor == 0
                ? BigDecimal.ZERO.setScale(DISPLAYED_DECIMALS)
                : usageSum.amount().divide(BigDecimal.valueOf(usageDivisor), DISPLAYED_DECIMALS, RoundingMode.HALF_UP);
    }

    /** a) and b) together in euros with six decimals, for display only. */
    public BigDecimal base() {
        return usageDivisor == 0
                ? fixedFees.amount().setScale(DISPLAYED_DECIMALS)
                : fixedFees
                        .times(usageDivisor)
                        .plus(usageSum)
                        .amount()
                        .divide(BigDecimal.valueOf(usageDivisor), DISPLAYED_DECIMALS, RoundingMode.HALF_UP);
    }
}
