package fr.allset.tacite.termination;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.ServicePeriod;
import fr.allset.tacite.terms.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Frais de Résiliation Anticipée of one Site Client (art. 5), excluding tax.
 *
 * @param site          the code of the customer site
 * @param effectiveDate the date the termination takes effect
 * @param phase         the kind of period it takes effect in
 * @param renewalIndex  the number of that Période de Reconduction, from 1; 0 in and before the Période Initiale
 * @param lines         what is owed, in the order of the contract; a limb without a month left has no line
 * @param waived        why nothing is owed, if so; without months left nothing is owed either, and nothing waived
 */
public record EarlyTerminationFee(
        String site,
        LocalDate effectiveDate,
        Phase phase,
        int renewalIndex,
        List<EarlyTerminationFeeLine> lines,
        Optional<Waiver> waived) {

    /** Copies {@code lines}. */
    public EarlyTerminationFee {
        lines = List.copyOf(lines);
    }

    /**
     * What {@code termination} costs under {@code terms}: the branch by the period its effective date falls in (T21).
     *
     * @throws ArithmeticException if an amount does not fit {@link Euros}
     */
    public static EarlyTerminationFee owedBy(SiteTermination termination, Terms terms) {
        var period =
                termination.calendar().periodOn(termination.effectiveDate()).orElse(null);
        if (period == null) {
            return nothing(termination, Phase.BEFORE_START, 0, Waiver.BEFORE_START);
        }
        var waiver = waiver(termination, period, terms);
        if (waiver != null) {
            return nothing(termination, Phase.of(period), period.renewalIndex(), waiver);
        }
        return new EarlyTerminationFee(
                termination.site(),
                termination.effectiveDate(),
                Phase.of(period),
                period.renewalIndex(),
                new RemainingMonths(termination, period, terms).lines(),
                Optional.empty());
    }

    /**
     * The {@link #total} of {@link #owedBy}, by the same rule but without its lines: for comparing many dates.
     *
     * @throws ArithmeticException if it does not fit {@link Euros}
     */
    public static Euros totalOwedBy(SiteTermination termination, Terms terms) {
        var period =
                termination.calendar().periodOn(termination.effectiveDate()).orElse(null);
        if (period == null || waiver(termination, period, terms) != null) {
            return Euros.ZERO;
        }
        return new RemainingMonths(termination, period, terms).total();
    }

    /** The sum of the lines. */
    public Euros total() {
        var total = Euros.ZERO;
        for (var line : lines) {
            total = total.plus(line.amount());
        }
        return total;
    }

    /** Whether there is anything to pay. */
    public boolean isDue() {
        return total().isPositive();
    }

    private static @Nullable Waiver waiver(SiteTermination termination, ServicePeriod period, Terms terms) {
        var cause = termination.cause().waiver();
        if (cause.isPresent()) {
            return cause.get();
        }
        var firstUnservedDay = terms.readings().effectDay().firstUnservedDay(termination.effectiveDate());
        if (termination.isAfterNonRenewal(firstUnservedDay)) {
            return Waiver.NON_RENEWAL;
        }
        if (termination.isInUninformed(period)) {
            return Waiver.UNINFORMED;
        }
        // T27: the branch goes by the effective date (T21), the term by the first day that is no longer served
        boolean atTerm = termination.calendar().hasTermOn(firstUnservedDay)
                && terms.readings().renewalFirstDay().endsAtTerm();
        return atTerm ? Waiver.TERM : null;
    }

    private static EarlyTerminationFee nothing(
            SiteTermination termination, Phase phase, int renewalIndex, Waiver waiver) {
        return new EarlyTerminationFee(
                termination.site(), termination.effectiveDate(), phase, renewalIndex, List.of(), Optional.of(waiver));
    }
}
