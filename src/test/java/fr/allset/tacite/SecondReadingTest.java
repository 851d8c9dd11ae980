package fr.allset.tacite;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.availability.Availability;
import fr.allset.tacite.availability.Outage;
import fr.allset.tacite.availability.OutageShare;
import fr.allset.tacite.availability.OutageShare.Verdict;
import fr.allset.tacite.availability.ServiceTime;
import fr.allset.tacite.failure.ExcusableEvent;
import fr.allset.tacite.failure.NotificationChannel.Source;
import fr.allset.tacite.failure.RestorationObjective;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.servicecredit.IssuedCredit;
import fr.allset.tacite.servicecredit.MonthlyFees;
import fr.allset.tacite.servicecredit.ServiceCredit;
import fr.allset.tacite.terms.QualityReadings;
import fr.allset.tacite.terms.ServiceQuality;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The readings of article 3 that a second lawyer has added, with the worked effects of the register. */
@DisplayName("A contract that reads article 3 otherwise")
class SecondReadingTest {

    private static final ServiceQuality DEFAULTS =
            TermsCatalogue.load().byVersion("CP-O365-1").serviceQuality();
    private static final YearMonth APRIL = YearMonth.of(2027, 4);
    private static final YearMonth MAY = YearMonth.of(2027, 5);

    //          30/04 20:00      00:00              01/05 08:00
    // April ————————|—————————————|
    // May                         |————————————————————|
    @ParameterizedTest(name = "{0}: {1} h in April, {2} h in May")
    @CsvSource({"overlap, 4, 8", "notified_clipped, 4, 0", "notified_full, 12, 0"})
    @DisplayName("D06: to which month a failure counts that lasts beyond one")
    void attributesTheTimeOfAFailure(String attribution, long april, long may) {
        var quality = reading("attribution", attribution);
        var outage = failing("2027-04-30T20:00", "2027-05-01T08:00", "2027-04-30T20:00");

        assertThat(downtime(APRIL, quality, outage)).isEqualTo(Duration.ofHours(april));
        assertThat(downtime(MAY, quality, outage)).isEqualTo(Duration.ofHours(may));
    }

    @Test
    @DisplayName("D06: says of a failure that it counts in another month")
    void saysThatItCountsInAnotherMonth() {
        var outage = failing("2027-04-30T20:00", "2027-05-01T08:00", "2027-04-30T20:00");

        assertThat(availability(MAY, reading("attribution", "notified_full"), outage)
                        .shares())
                .singleElement()
                .returns(Verdict.OTHER_MONTH, OutageShare::verdict)
                .returns(List.of("D06"), OutageShare::readings);
    }

    @Test
    @DisplayName("D06: excuses what is excused beyond the month, too")
    void excusesBeyondTheMonth() {
        var failure = failing("2027-04-30T20:00", "2027-05-01T08:00", "2027-04-30T20:00");
        var maintenance = new Outage(
                "MS-1",
                at("2027-05-01T02:00"),
                at("2027-05-01T02:00"),
                at("2027-05-01T05:00"),
                Source.PROVIDER,
                ExcusableEvent.III);

        var april = availability(APRIL, reading("attribution", "notified_full"), failure, maintenance);

        assertThat(april.downtimeSeconds()).isEqualTo(Duration.ofHours(9).toSeconds());
        assertThat(april.excusableSeconds()).as("of April").isZero();
    }

    @Property
    @DisplayName("D06: no month is down for longer than it is, and what is not cut off is counted once")
    void noMonthIsDownForLongerThanItIs(
            @ForAll @IntRange(min = 0, max = 700) int beginsAfter, @ForAll @IntRange(min = 1, max = 3000) int hours) {
        var begin = LocalDateTime.of(2027, 4, 1, 0, 0).plusHours(beginsAfter);
        var outage = failing(begin.toString(), begin.plusHours(hours).toString(), begin.toString());
        for (var attribution : List.of("overlap", "notified_clipped", "notified_full")) {
            var april = availability(APRIL, reading("attribution", attribution), outage);

            assertThat(april.downtimeSeconds()).isBetween(0L, april.baseSeconds());
            assertThat(april.shares().stream().mapToLong(OutageShare::counted).sum())
                    .isEqualTo(april.downtimeSeconds());
        }
        assertThat(downtime(APRIL, reading("attribution", "notified_full"), outage))
                .isGreaterThanOrEqualTo(downtime(APRIL, reading("attribution", "notified_clipped"), outage));
    }

    @ParameterizedTest(name = "{0}: {1} h, {2} %")
    @CsvSource({"count, 10, 5", "ignore, 0, 0"})
    @DisplayName("D24: whether a service that only works badly has failed")
    void countsADegradedServiceOrNot(String partialImpact, long hours, int percent) {
        var whole = failing("2027-04-10T08:00", "2027-04-10T18:00", "2027-04-10T08:00");
        var degraded = new Outage(
                whole.notification(),
                whole.notifiedAt(),
                whole.startedAt(),
                whole.restoredAt(),
                whole.source(),
                null,
                whole.notifiedAt(),
                true);

        var april = availability(APRIL, reading("partialImpact", partialImpact), degraded);

        assertThat(april.downtimeSeconds()).isEqualTo(Duration.ofHours(hours).toSeconds());
        assertThat(april.tierPercent()).isEqualTo(percent);
    }

    //  26,00 € are due; 26,00 € were issued before
    @ParameterizedTest(name = "{0}: issued on {1}, the next on {2}: {3} €")
    @CsvSource({
        "30d,            2027-05-02, 2027-05-31,  0.00", // 29 days apart
        "30d,            2027-05-01, 2027-05-31, 26.00",
        "30d_diff,       2027-05-01, 2027-05-31,  0.00", // 30 days apart
        "30d_diff,       2027-04-30, 2027-05-31, 26.00",
        "calendar_month, 2027-05-01, 2027-05-31,  0.00",
        "calendar_month, 2027-05-31, 2027-06-01, 26.00" // a day apart
    })
    @DisplayName("D20: the window of the limit")
    void limitsCreditsWithinItsWindow(String capWindow, LocalDate earlier, LocalDate issuedOn, String credit) {
        var next = credit(
                APRIL,
                issuedOn,
                reading("capWindow", capWindow),
                List.of(new IssuedCredit(earlier, Euros.of("26.00"))));

        assertThat(next.credit()).isEqualTo(Euros.of(credit));
    }

    // January ends on 31/01, February on 29/02: 29 days apart, though the credits are issued 60 days apart
    @ParameterizedTest(name = "{0}: {1} €")
    @CsvSource({"issue_date, 26.00", "month_end, 0.00"})
    @DisplayName("D21: on which day a credit counts")
    void countsACreditOnItsDay(String capKey, String credit) {
        var quality = reading("capKey", capKey);
        var january = YearMonth.of(2028, 1);
        var february = YearMonth.of(2028, 2);
        var first = LocalDate.of(2028, 3, 1);

        var next = credit(
                february,
                first.plusDays(60),
                quality,
                List.of(new IssuedCredit(quality.readings().capKey().day(first, january), Euros.of("26.00"))));

        assertThat(next.credit()).isEqualTo(Euros.of(credit));
    }

    // found on a Monday at 10:00
    @ParameterizedTest(name = "{0}, under warranty {1}, {2}: {3}")
    @CsvSource({
        "48_if_warranty, true,  calendar, 2026-11-25T10:00",
        "48_if_warranty, false, calendar, 2026-11-27T10:00",
        "48,             false, calendar, 2026-11-25T10:00",
        "96,             true,  calendar, 2026-11-27T10:00",
        "48_if_warranty, true,  support,  2026-11-30T13:00", // 48 hours of support: five days and three hours
        "48,             true,  support,  2026-11-30T13:00"
    })
    @DisplayName("R03, R04: within which time equipment is replaced")
    void replacesEquipmentInItsTime(String equipment, boolean underWarranty, String clock, String deadline) {
        var quality = DEFAULTS.with(QualityReadings.of(Map.of("equipment", equipment, "equipmentClock", clock)));

        assertThat(RestorationObjective.ofEquipment(at("2026-11-23T10:00"), underWarranty, quality)
                        .deadline())
                .isEqualTo(at(deadline));
    }

    private static ServiceQuality reading(String key, String value) {
        return DEFAULTS.with(QualityReadings.of(Map.of(key, value)));
    }

    private static Duration downtime(YearMonth month, ServiceQuality quality, Outage... outages) {
        return Duration.ofSeconds(availability(month, quality, outages).downtimeSeconds());
    }

    private static Availability availability(YearMonth month, ServiceQuality quality, Outage... outages) {
        return Availability.of(new ServiceTime(LocalDate.of(2026, 1, 1), null), month, List.of(outages), quality);
    }

    private static ServiceCredit credit(
            YearMonth month, LocalDate issuedOn, ServiceQuality quality, List<IssuedCredit> issued) {
        var begin = month.atDay(1).atStartOfDay().toString();
        var outage = failing(begin, month.atDay(20).atStartOfDay().toString(), begin);
        var usage = Euros.of("30.00");
        return ServiceCredit.of(
                availability(month, quality, outage),
                new MonthlyFees(
                        Map.of(month, Euros.of("100.00")),
                        Map.of(
                                month.minusMonths(3),
                                usage,
                                month.minusMonths(2),
                                usage,
                                month.minusMonths(1),
                                usage,
                                month,
                                usage)),
                issuedOn,
                issuedOn,
                issued);
    }

    private static Outage failing(String from, @Nullable String to, String notified) {
        return new Outage("ND-1", at(notified), at(from), to == null ? null : at(to), Source.CLIENT, null);
    }

    private static Instant at(String paris) {
        return LocalDateTime.parse(paris).atZone(ContractTime.ZONE).toInstant();
    }
}
