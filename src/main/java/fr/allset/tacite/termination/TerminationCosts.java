package fr.allset.tacite.termination;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.NoticePeriod;
import fr.allset.tacite.terms.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What leaving a Site Client costs on every date of a range (art. 5), excluding tax.
 *
 * @param steps    one for each change of the total or of the phase, in order; the first begins with the range
 * @param cheapest the earliest step with the lowest total
 * @param nextFree the next date on which the customer can leave without a fee
 */
public record TerminationCosts(List<Step> steps, Step cheapest, FreeExit nextFree) {

    /** The longest range, in years. */
    public static final int MAX_YEARS = 10;

    /**
     * A total that holds from one effective date to the eve of the next step.
     *
     * @param effectiveDate the first date on which it holds
     * @param total         excluding tax
     * @param phase         the kind of period those dates fall in
     */
    public record Step(LocalDate effectiveDate, Euros total, Phase phase) {}

    /**
     * A way out that costs nothing.
     *
     * @param effectiveDate   on which the termination takes effect; of a non-renewal, the first day without service
     * @param by              how
     * @param lastDayOfNotice the last day to refuse the renewal; none if there is nothing to refuse, or it has been refused already
     */
    public record FreeExit(
            LocalDate effectiveDate, By by, @Nullable LocalDate lastDayOfNotice) {

        /** How a customer leaves. */
        public enum By {
            /** By terminating on a date on which no fee is owed. */
            TERMINATION,
            /** By refusing the next renewal. */
            NON_RENEWAL;

            /** The name in data: {@code non_renewal}. */
            public String code() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /** Copies {@code steps}. */
    public TerminationCosts {
        steps = List.copyOf(steps);
    }

    /**
     * The costs of {@code termination} if it took effect on {@code from}, … or {@code to} instead of on its own date.
     *
     * <p>Where no date of the range is free, the way out is to refuse a renewal. It is that of the period {@code from} falls in. It is the
     * following one when the last day to give notice is before {@code from}.
     *
     * @param to the last date looked at, at most ten years after {@code from}
     * @throws IllegalArgumentException if {@code to} is before {@code from} or too far
     *
     */
    public static TerminationCosts between(LocalDate from, LocalDate to, SiteTermination termination, Terms terms) {
        if (to.isBefore(from) || to.isAfter(from.plusYears(MAX_YEARS))) {
            throw new IllegalArgumentException(
                    "A range of dates is at most " + MAX_YEARS + " years long: " + from + " to " + to);
        }
        var steps = steps(from, to, termination, terms);
        var cheapest = steps.stream().min(Comparator.comparing(Step::total)).orElseThrow();
        var nextFree = cheapest.total().isZero()
                ? freeOn(cheapest.effectiveDate(), termination, terms)
                : byNonRenewal(from, termination);
        return new TerminationCosts(steps, cheapest, nextFree);
    }

    private static List<Step> steps(LocalDate from, LocalDate to, SiteTermination termination, Terms terms) {
        var steps = new ArrayList<Step>();
        Step current = null;
        for (var date = from; !date.isAfter(to); date = date.plusDays(1)) {
            var total = EarlyTerminationFee.totalOwedBy(termination.effectiveOn(date), terms);
            var phase = termination.calendar().periodOn(date).map(Phase::of).orElse(Phase.BEFORE_START);
            if (current == null || !total.equals(current.total()) || phase != current.phase()) {
                current = new Step(date, total, phase);
                steps.add(current);
            }
        }
        return steps;
    }

    private static FreeExit freeOn(LocalDate date, SiteTermination termination, Terms terms) {
        boolean refused =
                termination.isAfterNonRenewal(terms.readings().effectDay().firstUnservedDay(date));
        return new FreeExit(date, refused ? FreeExit.By.NON_RENEWAL : FreeExit.By.TERMINATION, null);
    }

    private static FreeExit byNonRenewal(LocalDate from, SiteTermination termination) {
        if (termination.nonRenewedFrom() != null) {
            return new FreeExit(termination.nonRenewedFrom(), FreeExit.By.NON_RENEWAL, null);
        }
        var period = termination.calendar().periodOn(from).orElseGet(termination.calendar()::initialPeriod);
        if (NoticePeriod.lastDayBefore(period.end(), termination.notice()).isBefore(from)) {
            period = termination.calendar().after(period);
        }
        return new FreeExit(
                period.end(), FreeExit.By.NON_RENEWAL, NoticePeriod.lastDayBefore(period.end(), termination.notice()));
    }
}
