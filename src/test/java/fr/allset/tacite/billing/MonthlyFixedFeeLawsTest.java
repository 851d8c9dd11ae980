package fr.allset.tacite.billing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.FixedFeeSchedule;
import fr.allset.tacite.subscription.FixedFeeSchedule.FixedFee;
import fr.allset.tacite.terms.CivilMonthProration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

@Label("The fixed fee of a month")
class MonthlyFixedFeeLawsTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 1);
    private static final long HIGHEST = 1_000_000_000;

    @Property
    @Label("is never negative and never more than the fee")
    void boundedByTheFee(
            @ForAll @IntRange(max = 800) int start,
            @ForAll @IntRange(max = 900) int served,
            @ForAll @IntRange(max = 30) int month,
            @ForAll @LongRange(max = HIGHEST) long cents,
            @ForAll CivilMonthProration partialMonth) {
        var fee = Euros.ofCents(cents);
        var amount =
                due(month, day(start), day(start + served), FixedFeeSchedule.constant(day(start), fee), partialMonth);

        assertThat(amount).isBetween(Euros.ZERO, fee);
    }

    @Property
    @Label("summed over the service is never more than the fee for each month begun")
    void summedNeverMoreThanTheMonths(
            @ForAll @IntRange(max = 400) int start,
            @ForAll @IntRange(min = 1, max = 500) int served,
            @ForAll @LongRange(max = HIGHEST) long cents,
            @ForAll CivilMonthProration partialMonth) {
        var from = day(start);
        var end = day(start + served);
        var fees = FixedFeeSchedule.constant(from, Euros.ofCents(cents));
        var months = Stream.iterate(YearMonth.from(FIRST_DAY), month -> month.plusMonths(1))
                .limit(36)
                .toList();

        var sum = Euros.sum(months.stream()
                .map(month -> MonthlyFixedFee.dueFor(month, from, end, fees, partialMonth)
                        .amount())
                .toList());

        long begun = months.stream()
                .filter(month ->
                        !month.atEndOfMonth().isBefore(from) && month.atDay(1).isBefore(end))
                .count();
        assertThat(sum).isLessThanOrEqualTo(Euros.ofCents(cents).times(begun));
    }

    @Property
    @Label("split by a change to the same fee is what it is unsplit")
    void splitByNoChange(
            @ForAll @IntRange(max = 60) int start,
            @ForAll @IntRange(max = 90) int served,
            @ForAll @IntRange(min = 1, max = 90) int change,
            @ForAll @LongRange(max = HIGHEST) long cents,
            @ForAll CivilMonthProration partialMonth) {
        var fee = Euros.ofCents(cents);
        var unsplit = FixedFeeSchedule.constant(day(start), fee);
        var split = unsplit.with(new FixedFee(day(start + change), fee));

        for (int month = 0; month < 6; month++) {
            assertThat(due(month, day(start), day(start + served), split, partialMonth))
                    .isEqualTo(due(month, day(start), day(start + served), unsplit, partialMonth));
        }
    }

    @Property
    @Label("that changes on the way lies between those of the two fees")
    void betweenTheFees(
            @ForAll @IntRange(min = 1, max = 28) int dayOfChange,
            @ForAll @LongRange(max = HIGHEST) long before,
            @ForAll @LongRange(max = HIGHEST) long after) {
        var changing = FixedFeeSchedule.of(List.of(
                new FixedFee(FIRST_DAY.minusYears(1), Euros.ofCents(before)),
                new FixedFee(FIRST_DAY.withDayOfMonth(dayOfChange), Euros.ofCents(after))));

        assertThat(due(0, FIRST_DAY.minusYears(1), null, changing, CivilMonthProration.DAYS_OF_SERVICE))
                .isBetween(Euros.ofCents(Math.min(before, after)), Euros.ofCents(Math.max(before, after)));
    }

    @Property
    @Label("never falls when a day is added")
    void addingADayNeverLowers(
            @ForAll @IntRange(max = 60) int start,
            @ForAll @IntRange(max = 90) int served,
            @ForAll @IntRange(min = 1, max = 90) int change,
            @ForAll @LongRange(max = HIGHEST) long cents,
            @ForAll @LongRange(max = HIGHEST) long changed,
            @ForAll CivilMonthProration partialMonth) {
        var fees = FixedFeeSchedule.constant(day(start), Euros.ofCents(cents))
                .with(new FixedFee(day(start + change), Euros.ofCents(changed)));
        for (int month = 0; month < 6; month++) {
            assertThat(due(month, day(start), day(start + served + 1), fees, CivilMonthProration.DAYS_OF_SERVICE))
                    .isGreaterThanOrEqualTo(
                            due(month, day(start), day(start + served), fees, CivilMonthProration.DAYS_OF_SERVICE));
            assertThat(due(month, day(start), day(start + served + 1), fees, partialMonth))
                    .isGreaterThanOrEqualTo(due(month, day(start), day(start + served), fees, partialMonth));
        }
    }

    private static LocalDate day(int index) {
        return FIRST_DAY.plusDays(index);
    }

    private static Euros due(
            int month, LocalDate start, LocalDate end, FixedFeeSchedule fees, CivilMonthProration partialMonth) {
        return MonthlyFixedFee.dueFor(YearMonth.from(FIRST_DAY).plusMonths(month), start, end, fees, partialMonth)
                .amount();
    }
}
