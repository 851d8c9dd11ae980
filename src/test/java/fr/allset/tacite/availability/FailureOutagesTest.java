package fr.allset.tacite.availability;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.availability.FailureOutages.Excuse;
import fr.allset.tacite.failure.CauseDecision.ExcusedPeriod;
import fr.allset.tacite.failure.ExcusableEvent;
import fr.allset.tacite.failure.NotificationChannel.Source;
import fr.allset.tacite.terms.QualityReadings;
import fr.allset.tacite.terms.ServiceQuality;
import fr.allset.tacite.terms.TermsCatalogue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From what is on file of a failure to what availability counts. All times are of 10 April 2024, in Paris. */
class FailureOutagesTest {

    private static final ServiceQuality QUALITY =
            TermsCatalogue.load().byVersion("CP-O365-1").serviceQuality();
    private static final ServiceQuality FROM_ITS_START =
            QUALITY.with(QualityReadings.of(Map.of("downFrom", "outage_start")));

    //  08    09    10    11    12
    //  |     N1━━━━━━━━━━┥
    @Test
    void aNotificationCountsFromItsReceiptToTheRestoration() {
        assertThat(downtime(List.of(first("ND-1", "09:00", null, "11:00")), Map.of()))
                .isEqualTo(2 * 3600);
    }

    //  08    09    10    11    12
    //  ┝ ─ ─ N1━━━━━━━━━━┥          began at 08:00
    @Test
    void theTimeBeforeTheReceiptCountsOnlyWhenItIsReadSo() {
        var stretch = first("ND-1", "09:00", "08:00", "11:00");

        assertThat(downtime(List.of(stretch), Map.of())).isEqualTo(2 * 3600);
        assertThat(downtime(List.of(stretch), Map.of(), FROM_ITS_START)).isEqualTo(3 * 3600);
    }

    //  09    10    11    12    13    14    15
    //  N1━━━━━━━━━━┥           R━━━━━━━━━━━┥    reopened at 13:00
    @Test
    void whatIsReopenedCountsFromItsReportOn() {
        var stretches = List.of(first("ND-1", "09:00", null, "11:00"), second("ND-1", "09:00", "13:00", null, "15:00"));

        assertThat(downtime(stretches, Map.of())).isEqualTo(4 * 3600);
    }

    //  09    10    11    12    13    14    15
    //  N1━━━━━━━━━━┥           R━━━━━━━━━━━┥
    //                                N2━━━━┥    received in the second stretch: not about the first
    @Test
    void aNotificationIsNotAboutAStretchThatWasOverWhenItCame() {
        var late = List.of(first("ND-2", "14:00", null, "11:00"), second("ND-2", "14:00", "13:00", null, "15:00"));

        assertThat(downtime(late, Map.of())).isEqualTo(3600);
    }

    //  09    10    11    12
    //  N1━━━━━━━━━━━━━━━━┥      excused from 10:00 to 11:00
    //        ┝─(vi)┥
    @Test
    void theExcusedPeriodIsCutOut() {
        var excuse =
                Map.of("DF-1", new Excuse(ExcusableEvent.VI, List.of(new ExcusedPeriod(at("10:00"), at("11:00")))));
        var stretches = List.of(first("ND-1", "09:00", null, "12:00"));

        assertThat(downtime(stretches, excuse)).isEqualTo(2 * 3600);
        assertThat(availability(stretches, excuse, QUALITY).excusableSeconds()).isEqualTo(3600);
        // its own excuse holds, whatever is read of two causes at once (D08)
        assertThat(downtime(stretches, excuse, QUALITY.with(QualityReadings.of(Map.of("excusableOverlap", "counted")))))
                .isEqualTo(2 * 3600);
    }

    @Test
    void anExcuseWithoutEndLastsAsLongAsTheFailure() {
        var excuse = Map.of("DF-1", new Excuse(ExcusableEvent.II, List.of(new ExcusedPeriod(at("00:00"), null))));
        var stretches = List.of(first("ND-1", "09:00", "08:00", "12:00"), first("ND-2", "10:00", null, "12:00"));

        var availability = availability(stretches, excuse, QUALITY);

        assertThat(availability.downtimeSeconds()).isZero();
        assertThat(availability.excusableSeconds()).isEqualTo(4 * 3600);
    }

    @Test
    void anExcuseBeyondTheFailureExcusesNoTimeInWhichItDidNotFail() {
        var excuse =
                Map.of("DF-1", new Excuse(ExcusableEvent.II, List.of(new ExcusedPeriod(at("06:00"), at("20:00")))));
        var stretches = List.of(first("ND-1", "09:00", null, "11:00"), second("ND-1", "09:00", "13:00", null, "15:00"));

        assertThat(availability(stretches, excuse, QUALITY).excusableSeconds()).isEqualTo(4 * 3600);
        assertThat(downtime(stretches, excuse)).isZero();
    }

    @Test
    void whatIsNotRestoredIsCutAtTheExcuseAndGoesOnAfterIt() {
        var excuse =
                Map.of("DF-1", new Excuse(ExcusableEvent.VI, List.of(new ExcusedPeriod(at("10:00"), at("11:00")))));

        var outages = FailureOutages.of(List.of(first("ND-1", "09:00", null, null)), excuse);

        assertThat(outages)
                .containsExactlyInAnyOrder(
                        new Outage("ND-1", at("09:00"), null, at("10:00"), Source.CLIENT, null),
                        new Outage("ND-1", at("11:00"), null, null, Source.CLIENT, null, at("09:00"), false),
                        new Outage("DF-1", at("10:00"), at("10:00"), at("11:00"), Source.CLIENT, ExcusableEvent.VI));
    }

    @Test
    void anotherFailureIsNotExcusedByIt() {
        var excuse = Map.of("DF-2", new Excuse(ExcusableEvent.II, List.of(new ExcusedPeriod(at("00:00"), null))));

        assertThat(downtime(List.of(first("ND-1", "09:00", null, "12:00")), excuse))
                .isEqualTo(3 * 3600);
    }

    @Test
    void twoCausesAtOnceAreReadByTheTerms() {
        var excuse = Map.of("DF-2", new Excuse(ExcusableEvent.V, List.of(new ExcusedPeriod(at("00:00"), null))));
        var stretches = Arrays.asList(
                first("ND-1", "09:00", null, "12:00"),
                new NotifiedInterruption(
                        "ND-2", "DF-2", 1, Source.CLIENT, at("10:00"), null, at("10:00"), null, at("13:00"), false));

        assertThat(downtime(stretches, excuse)).isEqualTo(3600);
        assertThat(downtime(stretches, excuse, QUALITY.with(QualityReadings.of(Map.of("excusableOverlap", "counted")))))
                .isEqualTo(3 * 3600);
    }

    private static long downtime(List<NotifiedInterruption> stretches, Map<String, Excuse> excuses) {
        return downtime(stretches, excuses, QUALITY);
    }

    private static long downtime(
            List<NotifiedInterruption> stretches, Map<String, Excuse> excuses, ServiceQuality quality) {
        return availability(stretches, excuses, quality).downtimeSeconds();
    }

    private static Availability availability(
            List<NotifiedInterruption> stretches, Map<String, Excuse> excuses, ServiceQuality quality) {
        return Availability.of(
                new ServiceTime(LocalDate.of(2020, 1, 1), null),
                YearMonth.of(2024, 4),
                FailureOutages.of(stretches, excuses),
                quality);
    }

    private static NotifiedInterruption first(
            String number, String receivedAt, @Nullable String beganAt, @Nullable String restoredAt) {
        return new NotifiedInterruption(
                number,
                "DF-1",
                1,
                Source.CLIENT,
                at(receivedAt),
                beganAt == null ? null : at(beganAt),
                at("09:00"),
                null,
                restoredAt == null ? null : at(restoredAt),
                false);
    }

    private static NotifiedInterruption second(
            String number, String receivedAt, String reportedAt, @Nullable String againAt, String restoredAt) {
        return new NotifiedInterruption(
                number,
                "DF-1",
                2,
                Source.CLIENT,
                at(receivedAt),
                null,
                at(reportedAt),
                againAt == null ? null : at(againAt),
                at(restoredAt),
                false);
    }

    private static Instant at(String time) {
        return Instant.parse("2024-04-10T" + time + ":00Z").minusSeconds(2 * 3600);
    }
}
