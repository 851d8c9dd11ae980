package fr.allset.tacite.portal;

import fr.allset.tacite.failure.Failure;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.RestorationMonitoring;
import fr.allset.tacite.failure.RestorationObjective.Target;
import fr.allset.tacite.failure.RestorationOutcome;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.SubscriptionFilter;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchMoment;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Failures as a client follows them: what was reported, since when, until when, what has been done. */
@Service
@Transactional(readOnly = true)
class FailureFollowing {

    private static final int MOST_NOTIFICATIONS = 50;
    private static final int MOST_SUBSCRIPTIONS = 200;

    private final FailureHandling failures;
    private final FailureReporting reporting;
    private final RestorationMonitoring deadlines;
    private final Subscriptions subscriptions;
    private final Clock clock;

    FailureFollowing(
            FailureHandling failures,
            FailureReporting reporting,
            RestorationMonitoring deadlines,
            Subscriptions subscriptions,
            Clock clock) {
        this.failures = failures;
        this.reporting = reporting;
        this.deadlines = deadlines;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** What can be reported on: what is served today. */
    List<LeavingText.Choice> served(Actor actor) {
        var today = ContractTime.today(clock);
        return subscriptions
                .page(new SubscriptionFilter(actor.customerNumber(), ""), 0, MOST_SUBSCRIPTIONS)
                .entries()
                .stream()
                .filter(one -> !one.serviceStartDate().isAfter(today) && !one.hasEndedOn(today))
                .map(one -> LeavingText.Choice.of(one, false))
                .toList();
    }

    /**
     * A failure in the list.
     *
     * @param state    in words; {@code tone} is its colour
     * @param reported when it was reported first
     */
    record Line(String number, String sites, String reported, String state, String tone) {}

    /** The latest first. */
    List<Line> list(Actor actor, int limit) {
        var found = failures.page(null, null, 0, limit, actor);
        var numbers = found.stream().map(Failure::number).toList();
        var sites = sites(numbers, actor);
        return found.stream()
                .map(failure -> new Line(
                        failure.number(),
                        sites.getOrDefault(failure.number(), ""),
                        FrenchMoment.toTheMinute(failure.reportedAt()),
                        state(failure),
                        tone(failure)))
                .toList();
    }

    /** The names of the client's sites that each of some failures concerns, by the number of the failure. */
    Map<String, String> sites(Collection<String> numbers, Actor actor) {
        var concerned = failures.subscriptionsOf(numbers, actor);
        var names =
                subscriptions
                        .findAll(concerned.values().stream()
                                .flatMap(List::stream)
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(
                                Subscription::number,
                                subscription -> subscription.site().name()));
        return concerned.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> one.getValue().stream()
                                .map(names::get)
                                .distinct()
                                .collect(Collectors.joining(", "))));
    }

    private static String state(Failure failure) {
        var key = failure.sameAs() != null
                ? "same"
                : !failure.isRestored()
                        ? failure.takenInChargeAt() == null ? "reported" : "at-work"
                        : failure.isToBeConfirmed() ? "restored" : "over";
        return Said.of(
                "failure.state." + key, failure.sameAs() == null ? Map.of() : Map.of("number", failure.sameAs()));
    }

    private static String tone(Failure failure) {
        if (failure.sameAs() != null) {
            return "";
        }
        return !failure.isRestored() ? "bad" : failure.confirmedAt() == null ? "warning" : "good";
    }

    /**
     * A failure with its times.
     *
     * @param due     until when it is to be restored; null when it is
     * @param asked   whether the client is asked whether it is over
     * @param reopens whether it can say that it is not
     */
    record Whole(
            String number,
            String sites,
            String state,
            String tone,
            @Nullable String due,
            boolean asked,
            boolean reopens,
            List<Event> events,
            List<Report> reports) {

        Whole {
            events = List.copyOf(events);
            reports = List.copyOf(reports);
        }
    }

    /** Something that happened to it, as a client reads it. */
    record Event(String at, String words, boolean now) {}

    /** What the client reported. */
    record Report(
            String number,
            String at,
            String by,
            String what,
            @Nullable String components) {}

    Whole one(Failure failure, Actor actor) {
        var number = failure.number();
        var open = failure.sameAs() == null && !failure.isRestored();
        return new Whole(
                number,
                sites(List.of(number), actor).getOrDefault(number, ""),
                state(failure),
                tone(failure),
                open ? due(number) : null,
                failure.isToBeConfirmed(),
                failure.sameAs() == null && failure.isRestored(),
                events(failure),
                reporting.ofFailure(number, MOST_NOTIFICATIONS, actor).stream()
                        .map(one -> new Report(
                                one.number(),
                                FrenchMoment.toTheMinute(one.receivedAt()),
                                one.reporter(),
                                one.description(),
                                one.components().isEmpty()
                                        ? null
                                        : one.components().stream()
                                                .sorted()
                                                .map(Component::contractName)
                                                .collect(Collectors.joining(", "))))
                        .toList());
    }

    /** Until when its service is to be restored; null when no deadline runs. */
    @Nullable
    String due(String failure) {
        return deadlines
                .latest(failure, Target.SERVICE)
                .map(RestorationOutcome::deadline)
                .map(FrenchMoment::toTheMinute)
                .orElse(null);
    }

    private static List<Event> events(Failure failure) {
        var all = new ArrayList<Happening>();
        for (int i = 0; i < failure.stretches().size(); i++) {
            var stretch = failure.stretches().get(i);
            add(all, stretch.reportedAt(), i == 0 ? "reported" : "reopened");
            add(all, stretch.restoredAt(), "restored");
        }
        add(all, failure.takenInChargeAt(), "taken");
        add(all, failure.workaroundAt(), "workaround");
        failure.waitings().forEach(waiting -> add(all, waiting.since(), "asked"));
        add(all, failure.confirmedAt(), "confirmed");
        add(all, failure.closedAt(), "closed");
        all.sort(Comparator.comparing(Happening::at));
        return all.stream()
                .map(one -> new Event(
                        FrenchMoment.toTheMinute(one.at()),
                        Said.of("failure.event." + one.key(), Map.of()),
                        one.equals(all.get(all.size() - 1))))
                .toList();
    }

    private static void add(List<Happening> all, @Nullable Instant at, String key) {
        if (at != null) {
            all.add(new Happening(at, key));
        }
    }

    private record Happening(Instant at, String key) {}
}
