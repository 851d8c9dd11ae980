package fr.allset.tacite.servicecredit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.availability.Availability;
import fr.allset.tacite.availability.Outage;
import fr.allset.tacite.availability.ServiceTime;
import fr.allset.tacite.failure.NotificationChannel.Source;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import fr.allset.tacite.servicecredit.CreditChange.Part;
import fr.allset.tacite.terms.QualityReadings;
import fr.allset.tacite.terms.ServiceQuality;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What holds of every credit, whatever fails and whatever is corrected afterwards. */
@Label("Credits")
class ServiceCreditLawsTest {

    private static final ServiceQuality TERMS =
            TermsCatalogue.load().byVersion("CP-O365-1").serviceQuality();
    private static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 1);
    private static final int DAYS = 30;

    @Property
    void areNeverLessForMoreDowntimeBeforeTheLimit(
            @ForAll("months") YearMonth month,
            @ForAll("fees") MonthFees fees,
            @ForAll("qualities") ServiceQuality quality,
            @ForAll @LongRange(min = 0, max = 2_000_000) long one,
            @ForAll @LongRange(min = 0, max = 2_000_000) long other) {
        var less = credit(month, fees, quality, Math.min(one, other), List.of());
        var more = credit(month, fees, quality, Math.max(one, other), List.of());

        assertThat(more.gross()).isGreaterThanOrEqualTo(less.gross());
        assertThat(more.tierPercent()).isGreaterThanOrEqualTo(less.tierPercent());
    }

    @Property
    void lieBetweenNothingAndTheGrossAmountAndNeverOverTheLimit(
            @ForAll("months") YearMonth month,
            @ForAll("fees") MonthFees fees,
            @ForAll("qualities") ServiceQuality quality,
            @ForAll @LongRange(min = 0, max = 2_000_000) long down,
            @ForAll @LongRange(min = 0, max = 100_000) long issuedBefore) {
        var day = month.plusMonths(1).atDay(5);
        var credit = credit(
                month, fees, quality, down, List.of(new IssuedCredit(day.minusDays(3), Euros.ofCents(issuedBefore))));

        assertThat(credit.credit()).isBetween(Euros.ZERO, credit.gross()).isLessThanOrEqualTo(credit.cap());
        if (credit.isFounded()) {
            assertThat(credit.credit().plus(credit.residualLost())).isEqualTo(credit.gross());
        }
    }

    @Property
    void areTheFirstTimeWhatTheChangeFromNothingIs(
            @ForAll @LongRange(min = 0, max = 1_000_000) long gross,
            @ForAll @LongRange(min = 0, max = 1_000_000) long room) {
        var change = CreditChange.of(Euros.ofCents(gross), Euros.ofCents(room), Euros.ZERO, Euros.ZERO);

        assertThat(change.amount().cents()).isEqualTo(Math.min(gross, room));
        assertThat(change.amount().plus(change.residualLost()).cents()).isEqualTo(gross);
    }

    /** Requests, corrections upwards and downwards, in any order, on any days: the notes behave as those of the database. */
    @Property(tries = 500)
    void neverComeToMoreThanTheLimitInAnyThirtyDays(
            @ForAll @Size(min = 1, max = 40) List<@From("happenings") HistoryEntry> happenings) {
        var notes = new ArrayList<CreditNote>();
        var lost = new HashMap<Integer, Euros>();
        var caps = new LinkedHashMap<Integer, Euros>();
        var day = FIRST_DAY;
        for (var happening : happenings) {
            day = day.plusDays(happening.daysLater());
            var cap = caps.computeIfAbsent(
                    happening.request(),
                    request -> Euros.ofCents(happening.base()).timesHalfUp(20, 100));
            var gross = cap.timesHalfUp(happening.tier(), 20);
            var its = notes.stream()
                    .filter(note -> note.request().equals(String.valueOf(happening.request())))
                    .toList();
            var granted = Euros.sum(its.stream().map(CreditNote::amount).toList());
            var room = cap.minus(window(notes, day));
            var before = lost.getOrDefault(happening.request(), Euros.ZERO);
            var change = CreditChange.of(gross, room.isNegative() ? Euros.ZERO : room, granted, before);
            if (change.isNeeded()) {
                lost.put(happening.request(), before.plus(change.residualLost()));
                write(notes, its, happening.request(), day, change);
            }
            assertThat(lost.getOrDefault(happening.request(), Euros.ZERO).isNegative())
                    .isFalse();
        }

        var most = caps.values().stream().max(Euros::compareTo).orElseThrow();
        for (var end = FIRST_DAY; !end.isAfter(day.plusDays(DAYS)); end = end.plusDays(1)) {
            assertThat(window(notes, end))
                    .as("30 days up to %s of %s", end, notes)
                    .isLessThanOrEqualTo(most)
                    .isGreaterThanOrEqualTo(Euros.ZERO);
        }
        for (var request : caps.keySet()) {
            assertThat(Euros.sum(notes.stream()
                            .filter(note -> note.request().equals(String.valueOf(request)))
                            .map(CreditNote::amount)
                            .toList()))
                    .isBetween(Euros.ZERO, caps.get(request));
        }
    }

    /** As {@link CreditAdjusting} and {@link CreditIssue} write them. */
    private static void write(
            List<CreditNote> notes, List<CreditNote> its, int request, LocalDate day, CreditChange change) {
        if (change.amount().isPositive()) {
            notes.add(note(notes.size(), request, null, day, change.amount()));
        } else if (change.amount().isNegative()) {
            var left = its.stream()
                    .filter(note -> note.amount().isPositive())
                    .map(note -> new Part(
                            note,
                            Euros.sum(its.stream()
                                    .filter(other ->
                                            other.equals(note) || note.number().equals(other.corrects()))
                                    .map(CreditNote::amount)
                                    .toList())))
                    .toList();
            CreditChange.takenFrom(left, change.amount().negated())
                    .forEach(part -> notes.add(note(
                            notes.size(),
                            request,
                            part.note().number(),
                            part.note().countsOn(),
                            part.amount().negated())));
        }
    }

    private static CreditNote note(int number, int request, String corrects, LocalDate countsOn, Euros amount) {
        return new CreditNote(
                String.valueOf(number),
                String.valueOf(request),
                corrects,
                "ABO-1",
                "CLI-1",
                YearMonth.of(2027, 1),
                countsOn,
                countsOn,
                amount,
                Euros.ZERO,
                VatRate.of("20"),
                Euros.ZERO,
                amount,
                "{}",
                "x",
                Instant.EPOCH);
    }

    private static Euros window(List<CreditNote> notes, LocalDate day) {
        var first = ServiceCredit.windowFirstDay(day, TERMS);
        return Euros.sum(notes.stream()
                .filter(note ->
                        !note.countsOn().isBefore(first) && !note.countsOn().isAfter(day))
                .map(CreditNote::amount)
                .toList());
    }

    // ---- what happens

    /**
     * A credit is calculated, for the first time or again.
     *
     * @param base in cents
     */
    record HistoryEntry(int request, int daysLater, int tier, long base) {}

    @Provide
    Arbitrary<HistoryEntry> happenings() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.of(0, 5, 10, 20),
                        Arbitraries.longs().between(0, 50_000))
                .as(HistoryEntry::new);
    }

    /** Fees of a month and of the three before, in cents; below zero: none on record. */
    record MonthFees(long fixed, List<Long> usage) {

        MonthlyFees of(YearMonth month) {
            var fees = new HashMap<YearMonth, Euros>();
            for (int i = 0; i < usage.size(); i++) {
                if (usage.get(i) >= 0) {
                    fees.put(month.minusMonths(i), Euros.ofCents(usage.get(i)));
                }
            }
            return new MonthlyFees(Map.of(month, Euros.ofCents(fixed)), fees);
        }
    }

    @Provide
    Arbitrary<MonthFees> fees() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 100_000),
                        Arbitraries.longs().between(-10_000, 30_000).list().ofSize(4))
                .as(MonthFees::new);
    }

    @Provide
    Arbitrary<YearMonth> months() {
        return Arbitraries.integers().between(0, 47).map(YearMonth.of(2026, 1)::plusMonths);
    }

    @Provide
    Arbitrary<ServiceQuality> qualities() {
        return Combinators.combine(
                        Arbitraries.of("5", "10"),
                        Arbitraries.of("available", "over_three", "zero_if_incomplete"),
                        Arbitraries.of("failure_month", "credit_base"))
                .as((at98, history, capBase) -> TERMS.with(
                        QualityReadings.of(Map.of("at98", at98, "usageHistory", history, "capBase", capBase))));
    }

    private static ServiceCredit credit(
            YearMonth month, MonthFees fees, ServiceQuality quality, long down, List<IssuedCredit> issued) {
        var begin = ContractTime.startOf(month.atDay(1));
        var outages = down == 0
                ? List.<Outage>of()
                : List.of(new Outage("ND-1", begin, null, begin.plusSeconds(down), Source.CLIENT, null));
        var day = month.plusMonths(1).atDay(5);
        return ServiceCredit.of(
                Availability.of(new ServiceTime(LocalDate.of(2025, 3, 1), null), month, outages, quality),
                fees.of(month),
                day,
                day,
                issued);
    }
}
