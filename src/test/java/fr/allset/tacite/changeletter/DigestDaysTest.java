package fr.allset.tacite.changeletter;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.relevance.ChangeFacts;
import fr.allset.tacite.terms.ChangeNoticeTimes;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

//   Mon 2026-11-23 10:00   Mon 30   Mon 2026-12-07   …   12-21 | 21 days | 2027-01-11
//   now                    weekly   monthly
@Label("When a customer is told")
class DigestDaysTest {

    private static final Instant MONDAY_AT_TEN = Instant.parse("2026-11-23T09:00:00Z");
    private static final ChangeNoticeTimes TIMES =
            new ChangeNoticeTimes(21, DayOfWeek.MONDAY, LocalTime.of(9, 0), List.of(30, 7, 1));

    @ParameterizedTest(name = "{0}, counts on {1}, urgent {2}: {3}")
    @CsvSource({
        "WEEKLY , 2027-03-15, false, 2026-11-30",
        "WEEKLY ,           , false, 2026-11-30", // nobody knows the day
        "MONTHLY, 2027-03-15, false, 2026-12-07",
        "AT_ONCE, 2027-03-15, false,",
        "WEEKLY , 2027-03-15, true ,",
        "WEEKLY , 2026-12-21, false, 2026-11-30", // the digest comes 21 days before
        "WEEKLY , 2026-12-20, false,", // and would come 20 days before: at once
        "MONTHLY, 2026-12-28, false, 2026-12-07",
        "MONTHLY, 2026-12-27, false,",
        "WEEKLY , 2026-11-01, false,"
    }) // what is past waits for nothing
    void isAtOnceOrInTheNextDigestThatIsInTime(
            Rhythm rhythm, @Nullable LocalDate counts, boolean urgent, @Nullable LocalDate digest) {
        assertThat(DigestDays.dayFor(rhythm, counts, urgent, MONDAY_AT_TEN, TIMES)
                        .orElse(null))
                .isEqualTo(digest);
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        "WEEKLY , 2026-11-23T07:59:59Z, 2026-11-23", // a second before nine
        "WEEKLY , 2026-11-23T08:00:00Z, 2026-11-30", // nine: that one goes out without it
        "MONTHLY, 2026-12-07T07:59:59Z, 2026-12-07",
        "MONTHLY, 2026-12-07T08:00:00Z, 2027-01-04",
        "MONTHLY, 2027-01-31T12:00:00Z, 2027-02-01"
    })
    void theNextDigestIsLaterThanNow(Rhythm rhythm, Instant now, LocalDate digest) {
        assertThat(DigestDays.next(rhythm, now, TIMES)).isEqualTo(digest);
    }

    @Property(tries = 2000)
    void noDigestIsLaterThanItMayBe(
            @ForAll Rhythm rhythm,
            @ForAll DayOfWeek digestDay,
            @ForAll @IntRange(max = 366) int urgentDays,
            @ForAll @IntRange(max = 5_000_000) int minutes,
            @ForAll @IntRange(max = 500) int daysLeft) {
        var times = new ChangeNoticeTimes(urgentDays, digestDay, LocalTime.of(9, 0), List.of());
        var now = MONDAY_AT_TEN.plus(Duration.ofMinutes(minutes));
        var counts = ChangeFacts.dayOf(now).plusDays(daysLeft);

        DigestDays.dayFor(rhythm, counts, false, now, times).ifPresent(digest -> {
            assertThat(digest.plusDays(urgentDays)).isBeforeOrEqualTo(counts);
            assertThat(digest.getDayOfWeek()).isEqualTo(digestDay);
            assertThat(DigestDays.at(digest, times))
                    .isAfter(now)
                    .isBeforeOrEqualTo(now.plus(
                            Duration.ofDays(rhythm == Rhythm.WEEKLY ? 7 : 36).plusHours(1)));
        });
    }

    @Property(tries = 200)
    void whatIsUrgentWaitsForNothing(@ForAll Rhythm rhythm, @ForAll @IntRange(max = 500) int daysLeft) {
        assertThat(DigestDays.dayFor(
                        rhythm, ChangeFacts.dayOf(MONDAY_AT_TEN).plusDays(daysLeft), true, MONDAY_AT_TEN, TIMES))
                .isEmpty();
    }
}
