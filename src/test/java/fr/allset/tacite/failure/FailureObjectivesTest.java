package fr.allset.tacite.failure;

import static fr.allset.tacite.failure.AFailure.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.allset.tacite.failure.Failure.Equipment;
import fr.allset.tacite.terms.QualityReadings;
import fr.allset.tacite.terms.ServiceQuality;
import fr.allset.tacite.terms.TermsCatalogue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Article 3: « cinq jours sur sept (5/7), entre 9H00 et 18H00 », and what is promised from then on. 11 November 2026 is a Wednesday. */
@DisplayName("What is promised for a failure")
class FailureObjectivesTest {

    private static final ServiceQuality QUALITY =
            TermsCatalogue.load().inForceOn(LocalDate.of(2026, 11, 23)).serviceQuality();
    private static final ServiceQuality CLOSED_ON_HOLIDAYS = QUALITY.with(QualityReadings.of(Map.of("holidays", "fr")));
    private static final ServiceQuality DAY_AND_NIGHT =
            QUALITY.with(QualityReadings.of(Map.of("restoreClock", "calendar")));

    @ParameterizedTest(name = "reported {0}, taken in charge {1}, on holidays {2}")
    @CsvSource({
        "2026-11-23T10:00, 2026-11-23T10:00, 2026-11-23T10:00",
        "2026-11-20T17:59, 2026-11-20T17:59, 2026-11-20T17:59", // Friday, open
        "2026-11-20T18:00, 2026-11-23T09:00, 2026-11-23T09:00", // Friday evening: Monday
        "2026-11-21T12:00, 2026-11-23T09:00, 2026-11-23T09:00",
        "2026-11-23T08:59, 2026-11-23T09:00, 2026-11-23T09:00",
        "2026-11-10T20:00, 2026-11-11T09:00, 2026-11-12T09:00", // 11 November, by reading
        "2026-11-11T10:00, 2026-11-11T10:00, 2026-11-12T09:00",
        "2026-12-24T19:00, 2026-12-25T09:00, 2026-12-28T09:00"
    }) // Christmas, a Friday
    void isTakingInChargeInSupportHours(String reported, String taken, String takenClosedOnHolidays) {
        assertThat(FailureObjectives.of(List.of(QUALITY)).openFrom(at(reported)))
                .isEqualTo(at(taken));
        assertThat(FailureObjectives.of(List.of(CLOSED_ON_HOLIDAYS)).openFrom(at(reported)))
                .isEqualTo(at(takenClosedOnHolidays));
    }

    @Test
    void isTheMostDemandingWhereTermsDiffer() {
        var both = FailureObjectives.of(List.of(QUALITY, DAY_AND_NIGHT, CLOSED_ON_HOLIDAYS, QUALITY));

        assertThat(both.qualities()).hasSize(3);
        assertThat(both.openFrom(at("2026-11-11T10:00"))).isEqualTo(at("2026-11-11T10:00"));
        assertThat(both.ofService(at("2026-11-20T16:00")).deadline()).isEqualTo(at("2026-11-20T20:00"));
        assertThat(FailureObjectives.of(List.of(QUALITY))
                        .ofService(at("2026-11-20T16:00"))
                        .deadline())
                .isEqualTo(at("2026-11-23T11:00"));
    }

    @Test
    void isNewEquipmentWithin48HoursUnderWarrantyAnd96Otherwise() {
        var objectives = FailureObjectives.of(List.of(QUALITY));

        assertThat(objectives
                        .ofEquipment(new Equipment(at("2026-11-23T10:00"), true, null))
                        .deadline())
                .isEqualTo(at("2026-11-25T10:00"));
        assertThat(objectives
                        .ofEquipment(new Equipment(at("2026-11-23T10:00"), false, null))
                        .deadline())
                .isEqualTo(at("2026-11-27T10:00"));
    }

    @Test
    void leavesTheCustomerFiveDaysToObjectOnItsOwnClock() {
        // the clocks go back on 25 October: five days are an hour longer
        assertThat(FailureObjectives.of(List.of(QUALITY)).silenceConfirmsAt(at("2026-10-23T10:00")))
                .isEqualTo(at("2026-10-28T10:00"));
    }

    @Test
    void concernsASubscription() {
        assertThatThrownBy(() -> FailureObjectives.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
