package fr.allset.tacite.subscription;

import fr.allset.tacite.money.Euros;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The monthly Frais Fixes of a service, excluding tax, as they change over time (art. 5 and 6; T16). Immutable. */
public final class FixedFeeSchedule {

    /** No fee is higher, in euros excluding tax: what is above is a slip of the pen. */
    public static final BigDecimal HIGHEST_FEE = new BigDecimal("10000000");

    /**
     * The monthly Frais Fixes from a day on.
     *
     * @param from   the first day on which the amount is in force
     * @param amount per month, never negative
     */
    public record FixedFee(LocalDate from, Euros amount) {

        /** @throws IllegalArgumentException if {@code amount} is negative */
        public FixedFee {
            if (amount.isNegative()) {
                throw new IllegalArgumentException("A fixed fee is never negative: " + amount + " from " + from);
            }
        }
    }

    private final List<FixedFee> fees;

    private FixedFeeSchedule(List<FixedFee> fees) {
        this.fees = fees;
    }

    /**
     * The schedule of {@code fees}, in any order.
     *
     * @throws IllegalArgumentException if there is none, or if two are from the same day
     */
    public static FixedFeeSchedule of(Collection<FixedFee> fees) {
        if (fees.isEmpty()) {
            throw new IllegalArgumentException("A fee schedule holds at least one fee");
        }
        var sorted = fees.stream().sorted(Comparator.comparing(FixedFee::from)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).from().equals(sorted.get(i - 1).from())) {
                throw new IllegalArgumentException(
                        "A fee schedule holds one fee from " + sorted.get(i).from() + ", not several");
            }
        }
        return new FixedFeeSchedule(sorted);
    }

    /** The schedule of one {@code amount} per month that never changes. */
    public static FixedFeeSchedule constant(LocalDate from, Euros amount) {
        return of(List.of(new FixedFee(from, amount)));
    }

    /**
     * This schedule with one more change.
     *
     * @throws IllegalArgumentException if there is already one from that day
     */
    public FixedFeeSchedule with(FixedFee fee) {
        return of(Stream.concat(fees.stream(), Stream.of(fee)).toList());
    }

    /** Every fee, earliest first. */
    public List<FixedFee> fees() {
        return fees;
    }

    /** The monthly fee in force on {@code date}; before the first one, the first. */
    public Euros feeOn(LocalDate date) {
        return fees.get(indexOn(date)).amount();
    }

    /** The next change after {@code date}, if any; the first fee is no change. */
    public @Nullable FixedFee changeAfter(LocalDate date) {
        int next = indexOn(date) + 1;
        return next < fees.size() ? fees.get(next) : null;
    }

    private int indexOn(LocalDate date) {
        int low = 0;
        int high = fees.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (fees.get(middle).from().isAfter(date)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FixedFeeSchedule schedule && fees.equals(schedule.fees);
    }

    @Override
    public int hashCode() {
        return fees.hashCode();
    }

    @Override
    public String toString() {
        return fees.toString();
    }
}
