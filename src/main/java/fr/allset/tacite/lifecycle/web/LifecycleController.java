package fr.allset.tacite.lifecycle.web;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.lifecycle.DossierProcess;
import fr.allset.tacite.lifecycle.HistoryEntry;
import fr.allset.tacite.lifecycle.LifeCalendar;
import fr.allset.tacite.lifecycle.Reference;
import fr.allset.tacite.lifecycle.Standing;
import fr.allset.tacite.lifecycle.SubscriptionInquiry;
import fr.allset.tacite.lifecycle.SubscriptionOverview;
import fr.allset.tacite.lifecycle.UpcomingEvent;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.FixedFeeSchedule.FixedFee;
import fr.allset.tacite.subscription.ServicePeriod;
import fr.allset.tacite.subscription.Subscription;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LifecycleController {

    private final SubscriptionInquiry lives;

    LifecycleController(SubscriptionInquiry lives) {
        this.lives = lives;
    }

    @GetMapping("/api/subscriptions/{number}/lifecycle")
    @Operation(
            summary = "Where a subscription stands, its calendar, what has happened and what comes next",
            description = "A client sees its own, and neither the names of the staff nor the processes.")
    View life(@PathVariable String number, Actor actor) {
        return View.of(lives.find(number, actor), actor.customerNumber().isPresent());
    }

    /** Sentences are French, the language of the contract; amounts in euros exclude tax. */
    record View(
            Facts subscription,
            LocalDate today,
            StandingView standing,
            CalendarView calendar,
            List<HappeningView> happened,
            List<ProspectView> next,
            @Nullable List<ProcessView> processes) {

        static View of(SubscriptionOverview life, boolean client) {
            return new View(
                    Facts.of(life),
                    life.today(),
                    StandingView.of(life.standing()),
                    CalendarView.of(life.calendar()),
                    life.happened().stream().map(HappeningView::of).toList(),
                    life.next().stream().map(ProspectView::of).toList(),
                    client
                            ? null
                            : life.processes().stream().map(ProcessView::of).toList());
        }
    }

    /**
     * @param readings how the ambiguous words of article 5 are read, key to value
     * @param setup    the set-up it comes from
     */
    record Facts(
            String number,
            String customer,
            String customerName,
            String site,
            String siteName,
            String siteAddress,
            List<String> components,
            LocalDate serviceStartDate,
            int initialPeriodMonths,
            List<FeeView> fixedFees,
            String initialFee,
            String termsVersion,
            Map<String, String> readings,
            @Nullable String setup,
            @Nullable LocalDate plannedEnd,
            @Nullable LocalDate nonRenewedFrom,
            @Nullable LocalDate endedOn) {

        static Facts of(SubscriptionOverview life) {
            var subscription = life.subscription();
            return new Facts(
                    subscription.number(),
                    subscription.customer().number(),
                    subscription.customer().name(),
                    subscription.site().code(),
                    subscription.site().name(),
                    subscription.site().address(),
                    namesOf(subscription),
                    subscription.serviceStartDate(),
                    subscription.initialPeriodMonths(),
                    subscription.fixedFees().fees().stream().map(FeeView::of).toList(),
                    subscription.initialFee().toString(),
                    subscription.termsVersion(),
                    life.terms().readings().asMap(),
                    life.setup().orElse(null),
                    subscription.plannedEnd(),
                    subscription.nonRenewedFrom(),
                    subscription.endedOn());
        }

        private static List<String> namesOf(Subscription subscription) {
            return subscription.components().stream()
                    .map(Component::contractName)
                    .toList();
        }
    }

    record FeeView(LocalDate from, String monthlyFixedFee) {

        static FeeView of(FixedFee fee) {
            return new FeeView(fee.from(), fee.amount().toString());
        }
    }

    /**
     * @param phase   {@code before_start}, {@code initial}, {@code renewal}, {@code not_renewed}, {@code terminated} or {@code ended}
     * @param words   what it is now and when that ends
     * @param waiting what somebody waits for, each a sentence
     */
    record StandingView(String phase, String words, List<String> waiting) {

        static StandingView of(Standing standing) {
            return new StandingView(standing.phase().code(), standing.words(), standing.waiting());
        }
    }

    record CalendarView(
            @Nullable PeriodView previous,
            PeriodView current,
            @Nullable PeriodView next,
            List<MarkView> marks) {

        static CalendarView of(LifeCalendar calendar) {
            return new CalendarView(
                    calendar.previous() == null ? null : PeriodView.of(calendar.previous()),
                    PeriodView.of(calendar.current()),
                    calendar.next() == null ? null : PeriodView.of(calendar.next()),
                    calendar.marks().stream()
                            .map(mark -> new MarkView(mark.day(), mark.kind().code(), mark.words()))
                            .toList());
        }
    }

    record PeriodView(String kind, int renewalIndex, LocalDate firstDay, LocalDate lastDay, List<MonthView> months) {

        static PeriodView of(LifeCalendar.Period period) {
            return new PeriodView(
                    period.kind() == ServicePeriod.Kind.INITIAL ? "initial" : "renewal",
                    period.renewalIndex(),
                    period.firstDay(),
                    period.lastDay(),
                    period.months().stream()
                            .map(month -> new MonthView(
                                    month.index(),
                                    month.firstDay(),
                                    month.lastDay(),
                                    month.firstYear(),
                                    month.today(),
                                    month.served()))
                            .toList());
        }
    }

    /**
     * @param index     from 1 within the period
     * @param firstYear whether it belongs to the first year of the initial period
     * @param served    false for months that the service does not see any more
     */
    record MonthView(
            int index,
            LocalDate firstDay,
            LocalDate lastDay,
            boolean firstYear,
            boolean containsToday,
            boolean served) {}

    record MarkView(LocalDate day, String kind, String words) {}

    record HappeningView(
            Instant at, String by, String words, @Nullable SourceView source) {

        static HappeningView of(HistoryEntry historyEntry) {
            return new HappeningView(
                    historyEntry.at(),
                    historyEntry.by(),
                    historyEntry.words(),
                    historyEntry.more() == null ? null : SourceView.of(historyEntry.more()));
        }
    }

    /** @param kind {@code quote}, {@code notice}, {@code charge}, {@code setup}, {@code failure}, {@code credit} or {@code maintenance} */
    record SourceView(String kind, String number) {

        static SourceView of(Reference reference) {
            return new SourceView(reference.kind().name().toLowerCase(Locale.ROOT), reference.number());
        }
    }

    record ProspectView(LocalDate day, String words) {

        static ProspectView of(UpcomingEvent upcomingEvent) {
            return new ProspectView(upcomingEvent.day(), upcomingEvent.words());
        }
    }

    /** For the staff. */
    record ProcessView(
            String id,
            String process,
            String name,
            String businessKey,
            Instant startedAt,
            @Nullable Instant endedAt,
            boolean failing,
            List<StepView> steps,
            List<TimerView> timers) {

        static ProcessView of(DossierProcess process) {
            return new ProcessView(
                    process.id(),
                    process.process(),
                    process.name(),
                    process.businessKey(),
                    process.startedAt(),
                    process.endedAt(),
                    process.failing(),
                    process.steps().stream()
                            .map(step -> new StepView(step.name(), step.since(), step.task(), step.assignee()))
                            .toList(),
                    process.timers().stream()
                            .map(timer -> new TimerView(timer.name(), timer.due()))
                            .toList());
        }
    }

    /** @param task by which Tasklist knows it, where somebody has something to do */
    record StepView(
            String name,
            Instant since,
            @Nullable String task,
            @Nullable String assignee) {}

    record TimerView(String name, Instant due) {}
}
