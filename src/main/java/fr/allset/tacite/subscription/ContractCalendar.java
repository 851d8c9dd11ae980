package fr.allset.tacite.subscription;

import fr.allset.tacite.subscription.ServicePeriod.Kind;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;

/**
 * The periods of a subscription (art. 5): the Période Initiale, then Périodes de Reconduction of one year without end.
 *
 * @param serviceStartDate the Date de Mise en Service, the first day served
 * @param initialMonths    the length of the Période Initiale, from 1 to 240 months
 */
public record ContractCalendar(LocalDate serviceStartDate, int initialMonths) {

    /** The longest Période Initiale, in months. */
    public static final int MAX_INITIAL_MONTHS = 240;

    private static final int MONTHS_OF_THE_FIRST_YEAR = 12;

    /** @throws IllegalArgumentException if {@code initialMonths} is not from 1 to 240 */
    public ContractCalendar {
        if (initialMonths < 1 || initialMonths > MAX_INITIAL_MONTHS) {
            throw new IllegalArgumentException(
                    "An initial period has 1 to " + MAX_INITIAL_MONTHS + " months, not " + initialMonths);
        }
    }

    /** The first day after the first year of the Période Initiale, which ends with that period if it is shorter (T12). */
    public LocalDate firstYearEnd() {
        return serviceStartDate.plusMonths(Math.min(MONTHS_OF_THE_FIRST_YEAR, initialMonths));
    }

    /** The first day after the Période Initiale: the first day of the first renewal. */
    public LocalDate initialEnd() {
        return serviceStartDate.plusMonths(initialMonths);
    }

    /** The Période Initiale. */
    public ServicePeriod initialPeriod() {
        return new ServicePeriod(Kind.INITIAL, 0, serviceStartDate, initialEnd());
    }

    /**
     * A Période de Reconduction.
     *
     * @param index from 1
     * @throws IllegalArgumentException if {@code index} is below 1
     */
    public ServicePeriod renewal(int index) {
        return renewal(index, initialEnd());
    }

    /** The period that {@code date} falls in; none before the service starts. */
    public Optional<ServicePeriod> periodOn(LocalDate date) {
        if (date.isBefore(serviceStartDate)) {
            return Optional.empty();
        }
        var initialEnd = initialEnd();
        if (date.isBefore(initialEnd)) {
            return Optional.of(new ServicePeriod(Kind.INITIAL, 0, serviceStartDate, initialEnd));
        }
        int beginningThatYear = date.getYear() - initialEnd.getYear() + 1;
        boolean begun = !date.isBefore(renewalFirstDay(beginningThatYear, initialEnd));
        return Optional.of(renewal(begun ? beginningThatYear : beginningThatYear - 1, initialEnd));
    }

    /** The period that follows {@code period}. */
    public ServicePeriod after(ServicePeriod period) {
        return renewal(period.renewalIndex() + 1);
    }

    /** Whether a period of this calendar has its first day after on {@code date}. */
    public boolean hasTermOn(LocalDate date) {
        return date.isAfter(serviceStartDate)
                && periodOn(date)
                        .map(next ->
                                next.kind() == Kind.RENEWAL && next.firstDay().equals(date))
                        .orElse(false);
    }

    private static ServicePeriod renewal(int index, LocalDate initialEnd) {
        return new ServicePeriod(
                Kind.RENEWAL, index, renewalFirstDay(index, initialEnd), renewalFirstDay(index + 1, initialEnd));
    }

    /**
     * One year from each first day to the next (T06). Only one first day can be lost on the way. After a renewal that begins on 29 February
     * the following ones begin on 28 February, in leap years too.
     *
     */
    private static LocalDate renewalFirstDay(int index, LocalDate initialEnd) {
        if (index == 1) {
            return initialEnd;
        }
        var second = isLeapDay(initialEnd) ? initialEnd.minusDays(1) : initialEnd;
        return second.plusYears(index - 1L);
    }

    private static boolean isLeapDay(LocalDate date) {
        return date.getMonth() == Month.FEBRUARY && date.getDayOfMonth() == 29;
    }
}
