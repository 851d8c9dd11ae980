package fr.allset.tacite.subscription;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The Période Initiale or a Période de Reconduction, a whole number of contract months long (art. 5).
 *
 * @param kind         which of both
 * @param renewalIndex 0 for the Période Initiale, then 1, 2, …
 * @param firstDay     the first day served
 * @param end          the first day after the period
 */
public record ServicePeriod(Kind kind, int renewalIndex, LocalDate firstDay, LocalDate end) {

    /** What a period is to the contract. */
    public enum Kind {
        /** The Période Initiale, as long as the order form says. */
        INITIAL,
        /** A Période de Reconduction, one year long. */
        RENEWAL
    }

    /** @throws IllegalArgumentException if the period is empty, or its index does not go with its kind */
    public ServicePeriod {
        if (!firstDay.isBefore(end)) {
            throw new IllegalArgumentException("A period ends after its first day " + firstDay + ", not on " + end);
        }
        if (kind == Kind.INITIAL ? renewalIndex != 0 : renewalIndex < 1) {
            throw new IllegalArgumentException("A period of kind " + kind + " has not the index " + renewalIndex);
        }
    }

    /** The last day served. */
    public LocalDate lastDay() {
        return end.minusDays(1);
    }

    /** Whether {@code date} is a day of this period. */
    public boolean contains(LocalDate date) {
        return !date.isBefore(firstDay) && date.isBefore(end);
    }

    /** The contract months of this period and, beyond it, of the same anchor. */
    public MonthGrid months() {
        return new MonthGrid(firstDay);
    }

    /** How many contract months this period has. */
    public int monthCount() {
        return months().indexFrom(end);
    }

    /**
     * The number of the contract month that {@code date} falls in, from 1.
     *
     * @throws IllegalArgumentException if {@code date} is outside this period
     */
    public int monthIndexOf(LocalDate date) {
        if (!contains(date)) {
            throw new IllegalArgumentException(date + " is not between " + firstDay + " and " + lastDay());
        }
        return months().indexOn(date) + 1;
    }

    /**
     * The first day of contract month {@code monthIndex}.
     *
     * @param monthIndex from 1 to {@link #monthCount()}
     * @throws IllegalArgumentException if this period has no such month
     */
    public LocalDate monthFirstDay(int monthIndex) {
        return months().startOf(existing(monthIndex) - 1);
    }

    /**
     * The last day of contract month {@code monthIndex}.
     *
     * @param monthIndex from 1 to {@link #monthCount()}
     * @throws IllegalArgumentException if this period has no such month
     */
    public LocalDate monthLastDay(int monthIndex) {
        return months().startOf(existing(monthIndex)).minusDays(1);
    }

    /** The first day of every contract month, in order. */
    public List<LocalDate> monthStarts() {
        return IntStream.range(0, monthCount()).mapToObj(months()::startOf).toList();
    }

    private int existing(int monthIndex) {
        if (monthIndex < 1 || monthIndex > monthCount()) {
            throw new IllegalArgumentException(
                    "The period from " + firstDay + " has months 1 to " + monthCount() + ", not " + monthIndex);
        }
        return monthIndex;
    }
}
