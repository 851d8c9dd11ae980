package fr.allset.tacite.subscription;

import java.time.LocalDate;

/**
 * Months counted from a day: month {@code i} starts {@code i} months after {@code anchor}. In a civil month that is too short it starts on
 * the last day (T02, T04). Every start is counted from the anchor, never from the start before: after 31 January and 28 February comes 31
 * March.
 *
 * @param anchor the first day of month 0
 *
 */
public record MonthGrid(LocalDate anchor) {

    /** The first day of month {@code index}, which may be negative. */
    public LocalDate startOf(int index) {
        return anchor.plusMonths(index);
    }

    /** The month that {@code date} falls in. */
    public int indexOn(LocalDate date) {
        int index = civilMonthsTo(date);
        return date.getDayOfMonth() < startDayInMonthOf(date) ? index - 1 : index;
    }

    /** The first month that starts on {@code date} or later. */
    public int indexFrom(LocalDate date) {
        int index = civilMonthsTo(date);
        return date.getDayOfMonth() > startDayInMonthOf(date) ? index + 1 : index;
    }

    private int civilMonthsTo(LocalDate date) {
        return (date.getYear() - anchor.getYear()) * 12 + date.getMonthValue() - anchor.getMonthValue();
    }

    private int startDayInMonthOf(LocalDate date) {
        return Math.min(anchor.getDayOfMonth(), date.lengthOfMonth());
    }
}
