package fr.allset.tacite.failure;

import static fr.allset.tacite.failure.RestorationObjectiveTest.at;
import static fr.allset.tacite.failure.RestorationObjectiveTest.reading;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The hours in which failures are taken in charge")
class SupportHoursTest {

    private final SupportHours everyWorkingDay = SupportHours.of(reading(Map.of("holidays", "none")));
    private final SupportHours withoutHolidays = SupportHours.of(reading(Map.of("holidays", "fr")));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-11-23T08:59:59+01:00, false",
        "2026-11-23T09:00:00+01:00, true",
        "2026-11-23T17:59:59+01:00, true",
        "2026-11-23T18:00:00+01:00, false",
        "2026-11-27T12:00:00+01:00, true",
        "2026-11-28T12:00:00+01:00, false",
        "2026-11-29T12:00:00+01:00, false",
        "2026-07-15T07:00:00Z,      true",
        "2026-11-23T08:00:00Z,      true",
        "2026-07-15T16:00:00Z,      false"
    })
    void areMondayToFridayFromNineToSixInParis(String moment, boolean open) {
        assertThat(everyWorkingDay.areOpenAt(at(moment))).isEqualTo(open);
    }

    @ParameterizedTest(name = "{0} opens at {1}")
    @CsvSource({
        "2026-11-23T10:15:00+01:00, 2026-11-23T10:15:00+01:00",
        "2026-11-23T03:00:00+01:00, 2026-11-23T09:00:00+01:00",
        "2026-11-23T18:00:00+01:00, 2026-11-24T09:00:00+01:00",
        "2026-11-27T23:59:59+01:00, 2026-11-30T09:00:00+01:00",
        "2027-03-27T12:00:00+01:00, 2027-03-29T09:00:00+02:00"
    })
    void openAgain(String moment, String opening) {
        assertThat(everyWorkingDay.openFrom(at(moment))).isEqualTo(at(opening));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2027-01-01", "2027-03-29", "2027-05-06", "2027-05-17", "2027-07-14", "2027-11-01", "2027-11-11"
            })
    void areClosedOnNationalHolidaysWhereThatIsAgreed(LocalDate holiday) {
        var noon = at(holiday + "T12:00:00+01:00");

        assertThat(withoutHolidays.areOpenAt(noon)).isFalse();
        assertThat(everyWorkingDay.areOpenAt(noon)).isTrue();
    }

    @Test
    void areOpenOnGoodFridayWhichIsNoNationalHoliday() {
        assertThat(withoutHolidays.areOpenAt(at("2027-03-26T12:00:00+01:00"))).isTrue();
    }

    @Test
    void addUpToFortyFiveAWeek() {
        var monday = at("2026-11-23T09:00:00+01:00");

        assertThat(everyWorkingDay.after(monday, Duration.ofHours(45))).isEqualTo(at("2026-11-27T18:00:00+01:00"));
        assertThat(everyWorkingDay.after(monday, Duration.ofHours(45).plusSeconds(1)))
                .isEqualTo(at("2026-11-30T09:00:01+01:00"));
        assertThat(everyWorkingDay.after(monday, Duration.ZERO)).isEqualTo(monday);
    }
}
