package fr.allset.tacite.failure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.terms.QualityReadings;
import fr.allset.tacite.terms.ServiceQuality;
import fr.allset.tacite.terms.TermsCatalogue;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The deadline of restoration")
class RestorationObjectiveTest {

    @ParameterizedTest(name = "reported at {0}, {1} hours, {2}, holidays {3}: {4}")
    @CsvSource({
        // R01: four in words, eight in figures
        "2026-11-23T10:00:00+01:00, 4, support,  none, 2026-11-23T14:00:00+01:00",
        // R07: what is used up at closing time ends then, and not the next morning
        "2026-11-23T10:00:00+01:00, 8, support,  none, 2026-11-23T18:00:00+01:00",
        "2026-11-23T14:00:00+01:00, 4, support,  none, 2026-11-23T18:00:00+01:00",
        "2026-11-23T14:00:01+01:00, 4, support,  none, 2026-11-24T09:00:01+01:00",
        // R02: over the weekend, or day and night
        "2026-11-27T16:00:00+01:00, 4, support,  none, 2026-11-30T11:00:00+01:00",
        "2026-11-27T16:00:00+01:00, 4, calendar, none, 2026-11-27T20:00:00+01:00",
        "2026-11-27T16:00:00+01:00, 8, support,  none, 2026-11-30T15:00:00+01:00",
        // R06: 1 May 2024 is a Wednesday
        "2024-04-30T16:00:00+02:00, 4, support,  none, 2024-05-01T11:00:00+02:00",
        "2024-04-30T16:00:00+02:00, 4, support,  fr,   2024-05-02T11:00:00+02:00",
        "2026-12-31T17:00:00+01:00, 4, support,  none, 2027-01-01T12:00:00+01:00",
        "2026-12-31T17:00:00+01:00, 4, support,  fr,   2027-01-04T12:00:00+01:00",
        // R08: at nine at once, at six the next morning
        "2026-11-23T09:00:00+01:00, 4, support,  none, 2026-11-23T13:00:00+01:00",
        "2026-11-23T08:59:59+01:00, 4, support,  none, 2026-11-23T13:00:00+01:00",
        "2026-11-23T18:00:00+01:00, 4, support,  none, 2026-11-24T13:00:00+01:00",
        "2026-11-28T12:00:00+01:00, 4, support,  none, 2026-11-30T13:00:00+01:00",
        // the night of 28 March 2027 has one hour less, that of 31 October one more
        "2027-03-27T23:00:00+01:00, 4, calendar, none, 2027-03-28T04:00:00+02:00",
        "2027-03-26T17:00:00+01:00, 4, support,  none, 2027-03-29T12:00:00+02:00",
        "2027-10-30T23:00:00+02:00, 4, calendar, none, 2027-10-31T02:00:00+01:00",
        "2027-10-29T17:00:00+02:00, 4, support,  none, 2027-11-01T12:00:00+01:00",
        "2027-10-29T17:00:00+02:00, 4, support,  fr,   2027-11-02T12:00:00+01:00"
    })
    void runsFromTheReceiptOfTheNotification(
            String reportedAt, String hours, String clock, String holidays, String deadline) {
        var objective = RestorationObjective.ofService(
                at(reportedAt), reading(Map.of("restoreHours", hours, "restoreClock", clock, "holidays", holidays)));

        assertThat(objective.deadline()).isEqualTo(at(deadline));
    }

    @ParameterizedTest(name = "found at {0}, under warranty: {1}: {2}")
    @CsvSource({
        "2026-11-23T10:00:00+01:00, true,  2026-11-25T10:00:00+01:00",
        "2026-11-23T10:00:00+01:00, false, 2026-11-27T10:00:00+01:00",
        // R04: day and night, so an hour later by the clock when one is left out
        "2027-03-27T10:00:00+01:00, true,  2027-03-29T11:00:00+02:00"
    })
    void ofEquipmentRunsDayAndNightFromItsFinding(String foundAt, boolean underWarranty, String deadline) {
        assertThat(RestorationObjective.ofEquipment(at(foundAt), underWarranty, reading(Map.of()))
                        .deadline())
                .isEqualTo(at(deadline));
    }

    @ParameterizedTest(name = "{0}: {1} % at {2}")
    @CsvSource({
        "2026-11-23T10:00:00+01:00, 50,  2026-11-23T12:00:00+01:00",
        "2026-11-23T10:00:00+01:00, 80,  2026-11-23T13:12:00+01:00",
        "2026-11-27T16:00:00+01:00, 50,  2026-11-27T18:00:00+01:00",
        "2026-11-27T16:00:00+01:00, 80,  2026-11-30T10:12:00+01:00",
        "2026-11-27T16:00:00+01:00, 100, 2026-11-30T11:00:00+01:00"
    })
    void isPointedOutOnItsOwnClock(String reportedAt, int percent, String moment) {
        assertThat(RestorationObjective.ofService(at(reportedAt), reading(Map.of()))
                        .at(percent))
                .isEqualTo(at(moment));
    }

    @Test
    void isMetUpToItsLastSecond() {
        var objective = RestorationObjective.ofService(at("2026-11-23T10:00:00+01:00"), reading(Map.of()));

        assertThat(objective.isMetBy(at("2026-11-23T14:00:00+01:00"))).contains(true);
        assertThat(objective.isMetBy(at("2026-11-23T14:00:01+01:00"))).contains(false);
        assertThat(objective.isMetBy(null)).isEmpty();
    }

    static ServiceQuality reading(Map<String, String> readings) {
        return TermsCatalogue.load().versions().get(0).serviceQuality().with(QualityReadings.of(readings));
    }

    static Instant at(String moment) {
        return OffsetDateTime.parse(moment).toInstant();
    }
}
