package fr.allset.tacite.availability;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.failure.ExcusableEvent;
import fr.allset.tacite.failure.NotificationChannel.Source;
import fr.allset.tacite.terms.QualityReadings;
import fr.allset.tacite.terms.ServiceQuality;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every month, whatever fails in it. */
class AvailabilityLawsTest {

    private static final ServiceQuality QUALITY =
            TermsCatalogue.load().byVersion("CP-O365-1").serviceQuality();
    private static final YearMonth MONTH = YearMonth.of(2024, 3);
    private static final ServiceTime SERVICE = new ServiceTime(LocalDate.of(2020, 1, 1), null);
    private static final long BEGIN = ContractTime.startOf(MONTH.atDay(1)).getEpochSecond();
    private static final long END =
            ContractTime.startOf(MONTH.plusMonths(1).atDay(1)).getEpochSecond();

    @Property
    void liesBetweenNothingAndAll(
            @ForAll("outages") List<Outage> outages, @ForAll("readings") QualityReadings readings) {
        var availability = of(outages, readings);

        assertThat(availability.downtimeSeconds()).isBetween(0L, availability.baseSeconds());
        assertThat(availability.percent()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
        assertThat(availability.tierPercent()).isIn(0, 5, 10, 20);
        assertThat(availability.tierPercent() == 0).isEqualTo(availability.objectiveMet());
        assertThat(availability.objectiveMet()).isEqualTo(availability.secondsToSpare() >= 0);
    }

    @Property
    void isTheSumOfWhatEachNotificationCounts(
            @ForAll("outages") List<Outage> outages, @ForAll("readings") QualityReadings readings) {
        var availability = of(outages, readings);

        assertThat(availability.shares()).hasSameSizeAs(outages);
        assertThat(availability.shares().stream()
                        .mapToLong(OutageShare::counted)
                        .sum())
                .isEqualTo(availability.downtimeSeconds());
    }

    @Property
    void doesNotDependOnTheOrder(
            @ForAll("outages") List<Outage> outages, @ForAll("readings") QualityReadings readings, @ForAll long seed) {
        var others = new ArrayList<>(outages);
        Collections.shuffle(others, new Random(seed));

        assertThat(of(others, readings).downtimeSeconds())
                .isEqualTo(of(outages, readings).downtimeSeconds());
    }

    @Property
    void doesNotDependOnHowAnOutageIsSplit(
            @ForAll("outages") List<Outage> outages, @ForAll("readings") QualityReadings readings, @ForAll long seed) {
        var random = new Random(seed);
        var pieces = new ArrayList<Outage>();
        for (var outage : outages) {
            var from = OutageShare.countsFrom(outage, QUALITY.with(readings));
            var to = outage.restoredAt();
            if (to == null || !to.isAfter(from)) {
                pieces.add(outage);
                continue;
            }
            var middle = from.plusSeconds(random.nextLong(to.getEpochSecond() - from.getEpochSecond() + 1));
            var overlap = middle.plusSeconds(random.nextLong(to.getEpochSecond() - middle.getEpochSecond() + 1));
            pieces.add(
                    new Outage(outage.notification() + "a", from, from, overlap, outage.source(), outage.excusable()));
            pieces.add(
                    new Outage(outage.notification() + "b", middle, middle, to, outage.source(), outage.excusable()));
        }

        assertThat(of(pieces, readings).downtimeSeconds())
                .isEqualTo(of(outages, readings).downtimeSeconds());
    }

    @Property
    void isWhatCountingSecondBySecondGives(
            @ForAll("outages") List<Outage> outages, @ForAll("readings") QualityReadings readings) {
        assertThat(of(outages, readings).downtimeSeconds())
                .isEqualTo(countedHourByHour(outages, QUALITY.with(readings)));
    }

    /** Another way: all moments of these outages are whole hours, so that an hour counts or does not. */
    private static long countedHourByHour(List<Outage> outages, ServiceQuality quality) {
        long counted = 0;
        for (long hour = BEGIN; hour < END; hour += 3600) {
            var moment = Instant.ofEpochSecond(hour);
            boolean down = outages.stream()
                    .anyMatch(outage -> outage.excusable() == null
                            && isCounted(outage, quality)
                            && lasts(outage, OutageShare.countsFrom(outage, quality), moment));
            boolean excused = outages.stream()
                    .anyMatch(outage -> outage.excusable() != null && lasts(outage, outage.failingFrom(), moment));
            counted += down
                            && !(excused
                                    && quality.readings()
                                            .excusableOverlap()
                                            .value()
                                            .equals("excusable_wins"))
                    ? 3600
                    : 0;
        }
        return counted;
    }

    private static boolean isCounted(Outage outage, ServiceQuality quality) {
        return outage.source() == Source.CLIENT
                || quality.readings().sources().value().equals("all");
    }

    private static boolean lasts(Outage outage, Instant from, Instant moment) {
        return !moment.isBefore(from) && (outage.restoredAt() == null || moment.isBefore(outage.restoredAt()));
    }

    @Property
    void moreDowntimeIsNeverBetter(
            @ForAll("outages") List<Outage> outages,
            @ForAll("outage") Outage further,
            @ForAll("readings") QualityReadings readings) {
        var more = new ArrayList<>(outages);
        more.add(new Outage(
                further.notification(),
                further.notifiedAt(),
                further.startedAt(),
                further.restoredAt(),
                further.source(),
                null));

        assertThat(of(more, readings).downtimeSeconds())
                .isGreaterThanOrEqualTo(of(outages, readings).downtimeSeconds());
        assertThat(of(more, readings).tierPercent())
                .isGreaterThanOrEqualTo(of(outages, readings).tierPercent());
    }

    @Property
    void whileTheMonthRunsItOnlySinks(
            @ForAll("outages") List<Outage> outages,
            @ForAll("readings") QualityReadings readings,
            @ForAll("hour") long earlier,
            @ForAll("hour") long later) {
        var quality = QUALITY.with(readings);
        var before = Availability.of(SERVICE, MONTH, outages, quality, Instant.ofEpochSecond(Math.min(earlier, later)));
        var after = Availability.of(SERVICE, MONTH, outages, quality, Instant.ofEpochSecond(Math.max(earlier, later)));

        assertThat(after.downtimeSeconds()).isGreaterThanOrEqualTo(before.downtimeSeconds());
        assertThat(of(outages, readings).downtimeSeconds()).isGreaterThanOrEqualTo(after.downtimeSeconds());
    }

    private static Availability of(List<Outage> outages, QualityReadings readings) {
        return Availability.of(SERVICE, MONTH, outages, QUALITY.with(readings));
    }

    @Provide
    Arbitrary<List<Outage>> outages() {
        return outage().list().ofMaxSize(12);
    }

    /** Some begin before the month, end after it, or have ended before they were notified. */
    @Provide
    Arbitrary<Outage> outage() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 99),
                        hour(),
                        hour().injectNull(0.5),
                        hour().injectNull(0.2),
                        Arbitraries.of(Source.class),
                        Arbitraries.of(ExcusableEvent.class).injectNull(0.7))
                .as((number, notified, started, restored, source, event) -> new Outage(
                        "ND-" + number,
                        Instant.ofEpochSecond(notified),
                        started == null || started > notified ? null : Instant.ofEpochSecond(started),
                        restored == null ? null : Instant.ofEpochSecond(restored),
                        source,
                        event));
    }

    @Provide
    Arbitrary<Long> hour() {
        return Arbitraries.longs().between(-48, (END - BEGIN) / 3600 + 48).map(hour -> BEGIN + hour * 3600);
    }

    @Provide
    Arbitrary<QualityReadings> readings() {
        return Combinators.combine(
                        Arbitraries.of("client_only", "all"),
                        Arbitraries.of("notification", "outage_start"),
                        Arbitraries.of("excusable_wins", "counted"),
                        Arbitraries.of("5", "10"))
                .as((sources, from, overlap, at98) -> QualityReadings.of(
                        Map.of("sources", sources, "downFrom", from, "excusableOverlap", overlap, "at98", at98)));
    }
}
