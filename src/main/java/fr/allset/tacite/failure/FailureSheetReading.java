package fr.allset.tacite.failure;

import fr.allset.tacite.failure.FailureSheet.Reported;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.terms.Sources;
import fr.allset.tacite.terms.TermsCatalogue;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sheets of the failures: all that whoever handles one looks at. */
@Service
@Transactional(readOnly = true)
public class FailureSheetReading {

    private final Failures file;
    private final FailureNotifications notifications;
    private final Subscriptions subscriptions;
    private final TermsCatalogue terms;
    private final Clock clock;

    FailureSheetReading(
            Failures file,
            FailureNotifications notifications,
            Subscriptions subscriptions,
            TermsCatalogue terms,
            Clock clock) {
        this.file = file;
        this.notifications = notifications;
        this.subscriptions = subscriptions;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * The sheet of a failure as it is now.
     *
     * @throws Refusal when there is no such failure
     */
    public FailureSheet of(String number) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var failure = file.find(number).orElseThrow(() -> Refusal.notFound("unknown-failure", number));
        var concerned = concernedBy(failure);
        var begunAt = notifications.begunAt(failure.number()).orElse(failure.reportedAt());
        var latest = notifications.latestOfFailure(number, FailureSheet.SHOWN);
        var additions = notifications.additionsOf(
                latest.stream().map(FailureNotification::number).toList());
        return new FailureSheet(
                failure,
                notifications.countOfFailure(number),
                latest.stream()
                        .map(notification ->
                                new Reported(notification, additions.getOrDefault(notification.number(), List.of())))
                        .toList(),
                notifications.componentsOf(number),
                concerned.stream().map(Subscription::number).toList(),
                concerned.stream().map(Subscription::customer).distinct().toList(),
                begunAt,
                file.maintenanceDuring(failure, begunAt, now),
                objectivesOf(concerned),
                now);
    }

    /** How many notifications a failure has. */
    public long countOf(String number) {
        return notifications.countOfFailure(number);
    }

    /** What article 3 promises for a failure, under the terms of the subscriptions that it concerns. */
    public FailureObjectives objectivesOf(Failure failure) {
        return objectivesOf(concernedBy(failure));
    }

    /** Whose notifications count for these subscriptions (D04): where their terms differ, all. */
    Sources sourcesOf(List<Subscription> concerned) {
        return objectivesOf(concerned).qualities().stream()
                        .allMatch(quality -> quality.readings().sources() == Sources.CLIENT_ONLY)
                ? Sources.CLIENT_ONLY
                : Sources.ALL;
    }

    /** The subscriptions of a failure; of one that turned out to be another, those of that one. */
    private List<Subscription> concernedBy(Failure failure) {
        return subscriptions.findAll(
                notifications.subscriptionsOf(failure.sameAs() == null ? failure.number() : failure.sameAs()));
    }

    private FailureObjectives objectivesOf(List<Subscription> concerned) {
        return FailureObjectives.of(concerned.stream()
                .map(subscription -> terms.agreed(subscription.agreedTerms()).serviceQuality())
                .toList());
    }
}
