package fr.allset.tacite.changeletter;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.relevance.ChangeFacts;
import fr.allset.tacite.terms.ChangeNoticeTimes;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

//   2027-02-13            2027-03-08    03-14 03-15
//   |—— 30 days before ——|—— 7 ——————|— 1 —| to act by
@Label("The countdown to the day until which customers are to act")
class CountdownTest {

    private static final LocalDate ACTION = LocalDate.of(2027, 3, 15);
    private static final ChangeNoticeTimes TIMES =
            new ChangeNoticeTimes(21, DayOfWeek.MONDAY, LocalTime.of(9, 0), List.of(30, 7, 1));

    @ParameterizedTest(name = "after {0} comes {1}")
    @CsvSource({
        "2026-11-23T09:00:00Z, 2027-02-13T08:00:00Z",
        "2027-02-13T07:59:59Z, 2027-02-13T08:00:00Z",
        "2027-02-13T08:00:00Z, 2027-03-08T08:00:00Z", // the moment itself has come
        "2027-03-08T08:00:00Z, 2027-03-14T08:00:00Z",
        "2027-03-14T08:00:00Z,", // the last one
        "2027-06-01T08:00:00Z,"
    })
    void goesOnToTheNextOfItsMoments(Instant after, @Nullable Instant next) {
        if (next == null) {
            assertThat(Countdown.nextAfter(after, ACTION, TIMES)).isEmpty();
        } else {
            assertThat(Countdown.nextAfter(after, ACTION, TIMES)).contains(next);
        }
    }

    @ParameterizedTest(name = "to act by {0}: over at {1}")
    @CsvSource({
        "2027-03-15, 2027-03-15T23:00:00Z",
        "2027-07-15, 2027-07-15T22:00:00Z",
        "2027-10-30, 2027-10-30T22:00:00Z",
        "2027-10-31, 2027-10-31T23:00:00Z"
    })
    void isOverWhenTheDayIs(LocalDate actionBy, Instant over) {
        assertThat(Countdown.over(actionBy)).isEqualTo(over);
    }

    @Property(tries = 300)
    void comesToItsEndInOrderAndBeforeTheDay(
            @ForAll @IntRange(max = 4000) int day,
            @ForAll @IntRange(min = 1, max = 366) int first,
            @ForAll @IntRange(max = 400) int daysLeft) {
        var actionBy = LocalDate.of(2026, 1, 1).plusDays(day);
        var days = first > 2 ? List.of(first, first / 2, 1) : List.of(first);
        var times = new ChangeNoticeTimes(
                21,
                DayOfWeek.MONDAY,
                LocalTime.of(9, 0),
                days.stream().distinct().toList());

        var moments = new ArrayList<Instant>();
        for (var next = Countdown.nextAfter(Countdown.over(actionBy).minus(Duration.ofDays(daysLeft)), actionBy, times);
                next.isPresent();
                next = Countdown.nextAfter(next.get(), actionBy, times)) {
            moments.add(next.get());
        }

        assertThat(moments)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(times.countdownDays().size())
                .allSatisfy(moment -> assertThat(ChangeFacts.dayOf(moment)).isBefore(actionBy));
    }
}
