package fr.allset.tacite.termination;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.ContractCalendar;
import fr.allset.tacite.subscription.FixedFeeSchedule;
import fr.allset.tacite.subscription.FixedFeeSchedule.FixedFee;
import fr.allset.tacite.terms.AbFee;
import fr.allset.tacite.terms.BegunMonth;
import fr.allset.tacite.terms.EffectDay;
import fr.allset.tacite.terms.Readings;
import fr.allset.tacite.terms.RenewalFirstDay;
import fr.allset.tacite.terms.ShortRenewal;
import fr.allset.tacite.terms.Terms;
import fr.allset.tacite.terms.TermsCatalogue;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random terminations, with a taste for the days on which rules of this kind break. */
final class AnyTermination {

    static final Terms DEFAULT_TERMS = TermsCatalogue.load().byVersion("CP-O365-1");

    private AnyTermination() {}

    /** The default terms under any of the 32 combinations of readings. */
    static Arbitrary<Terms> terms() {
        return Combinators.combine(
                        Arbitraries.of(BegunMonth.class),
                        Arbitraries.of(EffectDay.class),
                        Arbitraries.of(RenewalFirstDay.class),
                        Arbitraries.of(ShortRenewal.class),
                        Arbitraries.of(AbFee.class))
                .as(Readings::new)
                .map(DEFAULT_TERMS::with);
    }

    static Arbitrary<ContractCalendar> calendars() {
        var days = Arbitraries.oneOf(Arbitraries.integers().between(1, 31), Arbitraries.of(1, 28, 29, 30, 31));
        var starts = Combinators.combine(
                        Arbitraries.integers().between(2019, 2029),
                        Arbitraries.oneOf(Arbitraries.integers().between(1, 12), Arbitraries.just(2)),
                        days)
                .as((year, month, day) -> LocalDate.of(
                        year, month, Math.min(day, YearMonth.of(year, month).lengthOfMonth())));
        var months = Arbitraries.oneOf(
                Arbitraries.of(1, 2, 11, 12, 13, 24, 36),
                Arbitraries.integers().between(1, 60),
                Arbitraries.integers().between(1, 240));
        return Combinators.combine(starts, months).as(ContractCalendar::new);
    }

    /** Dates from two months before the start to four years after the initial period, often just around a term. */
    static Arbitrary<LocalDate> dates(ContractCalendar calendar) {
        var any = Arbitraries.integers()
                .between(-60, calendar.initialMonths() * 31 + 1500)
                .map(calendar.serviceStartDate()::plusDays);
        var aroundTerms = Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(-100, 3))
                .as((renewal, days) -> calendar.renewal(renewal).firstDay().plusDays(days));
        var aroundMonths = Combinators.combine(
                        Arbitraries.integers().between(0, calendar.initialMonths() + 48),
                        Arbitraries.integers().between(-2, 2))
                .as((month, days) ->
                        calendar.serviceStartDate().plusMonths(month).plusDays(days));
        return Arbitraries.oneOf(any, aroundTerms, aroundMonths);
    }

    static Arbitrary<Euros> fees() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 100_000),
                        Arbitraries.of(0L, 1L, 3333L, 10_000L, 12_000L, 1_000_000_000L))
                .map(Euros::ofCents);
    }

    static Arbitrary<FixedFeeSchedule> schedules(ContractCalendar calendar) {
        var entries = Combinators.combine(dates(calendar), fees()).as(FixedFee::new);
        return entries.list().ofMinSize(1).ofMaxSize(5).map(list -> {
            var byDay = new LinkedHashMap<LocalDate, FixedFee>();
            list.forEach(entry -> byDay.put(entry.from(), entry));
            return FixedFeeSchedule.of(byDay.values());
        });
    }

    static Arbitrary<SiteTermination> any() {
        return calendars().flatMap(calendar -> {
            var causes = Arbitraries.frequency(
                    Tuple.of(20, TerminationCause.CLIENT),
                    Tuple.of(5, TerminationCause.CLIENT_BREACH),
                    Tuple.of(1, TerminationCause.PROVIDER_BREACH),
                    Tuple.of(1, TerminationCause.FORCE_MAJEURE));
            var notices = Arbitraries.integers()
                    .between(1, 4)
                    .map(renewal -> calendar.renewal(renewal).firstDay())
                    .injectNull(0.7);
            var uninformed = Arbitraries.integers()
                    .between(1, 4)
                    .map(renewal -> calendar.renewal(renewal).firstDay())
                    .injectNull(0.8);
            return Combinators.combine(dates(calendar), schedules(calendar), causes, notices, uninformed)
                    .as((date, schedule, cause, notice, renewed) ->
                            new SiteTermination("S", calendar, schedule, date, cause, notice, renewed, null));
        });
    }

    /** A termination anywhere under one fee that never changes, for the customer's convenience. */
    static Arbitrary<SiteTermination> underAConstantFee() {
        return calendars()
                .flatMap(calendar -> Combinators.combine(dates(calendar), fees())
                        .as((date, fee) -> SiteTermination.byCustomer(
                                "S", calendar, FixedFeeSchedule.constant(calendar.serviceStartDate(), fee), date)));
    }
}
