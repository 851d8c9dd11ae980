package fr.allset.tacite.servicehealth;

import fr.allset.tacite.failure.Failure;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.FailureSheet;
import fr.allset.tacite.failure.NotificationChannel;
import fr.allset.tacite.failure.NotificationRequest;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.microsoftfeed.HealthIssue;
import fr.allset.tacite.microsoftfeed.HealthIssues;
import fr.allset.tacite.microsoftfeed.ServiceNames;
import fr.allset.tacite.microsoftfeed.Tenant;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchMoment;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Incidents of Microsoft's as Défaillances (art. 3): whom they concern, what Microsoft posts about them, and when it says that they are
 * over. What Microsoft shows is detected by the reseller and not notified by the Client. Under the reading of D04 that holds it costs
 * nothing by itself. Whoever works on an incident holds it, so that two readings make one failure.
 *
 */
@Service
@Transactional
public class IncidentTracking {

    /** How many subscriptions one notification concerns at most. */
    public static final int PART = 1000;

    /** The sort of the entries in the diary of a failure. */
    public static final String DIARY = "microsoft";

    private static final int LONGEST_POST = 3800;
    private static final Actor READING = new Actor(SubscriptionDiary.TACITE, Optional.empty());

    private final MicrosoftIncidents microsoftIncidents;
    private final HealthIssues issues;
    private final ServiceNames names;
    private final Tenants tenants;
    private final FailureHandling failures;
    private final FailureReporting notifications;
    private final Clock clock;

    IncidentTracking(
            MicrosoftIncidents microsoftIncidents,
            HealthIssues issues,
            ServiceNames names,
            Tenants tenants,
            FailureHandling failures,
            FailureReporting notifications,
            Clock clock) {
        this.microsoftIncidents = microsoftIncidents;
        this.issues = issues;
        this.names = names;
        this.tenants = tenants;
        this.failures = failures;
        this.notifications = notifications;
        this.clock = clock;
    }

    /**
     * How far an incident has been registered.
     *
     * @param upTo the number of the last subscription that was registered
     * @param more whether there may be others
     */
    public record Progress(String upTo, boolean more) {}

    /**
     * How an incident stands.
     *
     * @param open       its failure is not closed: there is something to wait for
     * @param unreported there is something to register: another tenant shows it meanwhile, or it lasts again after the restoration
     */
    public record Followed(boolean open, boolean unreported) {}

    /** An incident that is not over, as the tenants show it for which it is one. */
    private record Lasting(Map<String, HealthIssue> shown, Set<Component> components) {

        HealthIssue any() {
            return shown.values().iterator().next();
        }
    }

    /** Holds it, and tells whether there is anything to do: it is a failure already, or it lasts and concerns somebody. */
    public boolean isToBeFollowed(String issue) {
        var lasting = lasting(issues.hold(issue));
        return !microsoftIncidents.ofIssue(issue).isEmpty()
                || !concerned(lasting, lasting.shown().keySet(), null, "", 1).isEmpty();
    }

    /** Those that last and are no failures: their service may have got a name that means something. */
    @Transactional(readOnly = true)
    public List<String> lastingWithoutFailure() {
        return issues.unresolvedIncidents().stream()
                .filter(issue -> microsoftIncidents.ofIssue(issue).isEmpty())
                .toList();
    }

    /**
     * Registers the next of the subscriptions that an incident concerns: the first make a failure, all others join it. A failure that was
     * restored is not touched; Microsoft's incident that lasts again after that is another failure.
     *
     * @param after the last one that was registered, empty at first
     */
    public Progress register(String issue, String after) {
        var lasting = lasting(issues.hold(issue));
        var known = microsoftIncidents.ofIssue(issue);
        var failure = known.isEmpty() ? null : failures.hold(known.get(0).failure());
        boolean lastsAgain = failure != null && isOverAndRestored(failure, known);
        var fresh = lastsAgain || !after.isEmpty() ? lasting.shown().keySet() : fresh(lasting, known);
        if (failure != null && failure.isRestored() && !lastsAgain) {
            return new Progress(after, false);
        }
        var joined = failure == null || lastsAgain ? null : failure.number();
        var numbers = concerned(lasting, fresh, joined, after, PART);
        if (numbers.isEmpty()) {
            return new Progress(after, false);
        }
        var registered = report(lasting, numbers, joined);
        if (failure != null && lastsAgain) {
            failures.note(
                    failure.number(),
                    DIARY,
                    IncidentReport.REPORTER,
                    "Microsoft a rouvert l'incident " + issue
                            + " après le rétablissement\u00a0: c'est une autre Défaillance, " + registered + ".");
            microsoftIncidents.beginAgain(issue, registered);
        }
        fresh(lasting, known).forEach(tenant -> microsoftIncidents.insert(tenant, issue, registered, clock.instant()));
        return new Progress(numbers.get(numbers.size() - 1), numbers.size() == PART);
    }

    private static boolean isOverAndRestored(Failure failure, List<MicrosoftIncident> known) {
        return failure.isRestored() && known.stream().allMatch(incident -> incident.overAt() != null);
    }

    /** The tenants that show it and did not when it was registered. */
    private static Set<String> fresh(Lasting lasting, List<MicrosoftIncident> known) {
        return lasting.shown().keySet().stream()
                .filter(tenant ->
                        known.stream().noneMatch(incident -> incident.tenant().equals(tenant)))
                .collect(Collectors.toSet());
    }

    /** @return the number of the failure */
    private String report(Lasting lasting, List<String> subscriptions, @Nullable String failure) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var report = IncidentReport.of(lasting.any(), now);
        return notifications
                .register(
                        new NotificationRequest(
                                subscriptions,
                                lasting.components(),
                                NotificationChannel.DETECTED,
                                IncidentReport.REPORTER,
                                null,
                                now,
                                report.beganAt(),
                                report.description(),
                                false,
                                failure == null ? NotificationRequest.NEW : failure),
                        READING)
                .failure();
    }

    private Lasting lasting(Map<String, HealthIssue> shown) {
        var now = clock.instant();
        var lasting = new TreeMap<String, HealthIssue>();
        shown.forEach((tenant, issue) -> {
            if (issue.isIncident() && !IncidentEnd.isOver(issue, now)) {
                lasting.put(tenant, issue);
            }
        });
        return new Lasting(
                lasting,
                names.meaningOf(lasting.values().stream()
                                .map(HealthIssue::service)
                                .toList())
                        .components());
    }

    private List<String> concerned(
            Lasting lasting, Collection<String> showing, @Nullable String failure, String after, int limit) {
        var those = tenants.all().stream()
                .filter(tenant -> showing.contains(tenant.id()))
                .toList();
        var owners = those.stream()
                .map(Tenant::customer)
                .filter(customer -> customer != null)
                .toList();
        return microsoftIncidents.concerned(
                owners,
                those.stream().anyMatch(tenant -> tenant.customer() == null),
                lasting.components(),
                ContractTime.today(clock),
                failure,
                after,
                limit);
    }

    /**
     * Writes what Microsoft has posted into the diary of the failure, each post once. It proposes the restoration when Microsoft says that
     * it is over, or withdraws that.
     *
     */
    public Followed follow(String issue) {
        var shown = issues.hold(issue);
        var known = microsoftIncidents.ofIssue(issue);
        if (known.isEmpty()) {
            return new Followed(false, false);
        }
        var failure = failures.hold(known.get(0).failure());
        var lasting = lasting(shown);
        boolean lastsAgain = isOverAndRestored(failure, known)
                && !concerned(lasting, lasting.shown().keySet(), null, "", 1).isEmpty();
        if (lastsAgain) {
            return new Followed(true, true);
        }
        var its = shown.entrySet().stream()
                .filter(each ->
                        known.stream().anyMatch(incident -> incident.tenant().equals(each.getKey())))
                .map(Map.Entry::getValue)
                .toList();
        its.stream()
                .flatMap(each -> each.posts().stream())
                .distinct()
                .sorted(Comparator.comparing(HealthIssue.Post::at))
                .forEach(post -> note(failure, words(issue, post)));
        if (!its.isEmpty()) {
            propose(
                    issue,
                    failure,
                    known,
                    IncidentEnd.of(its, clock.instant())
                            .map(end -> end.truncatedTo(ChronoUnit.SECONDS))
                            .orElse(null));
        }
        return new Followed(
                failure.closedAt() == null,
                !failure.isRestored()
                        && !concerned(lasting, fresh(lasting, known), failure.number(), "", 1)
                                .isEmpty());
    }

    private static String words(String issue, HealthIssue.Post post) {
        return issue + ", message du " + FrenchMoment.of(post.at()) + "\u00a0: «\u00a0"
                + FailureSheet.cut(post.words(), LONGEST_POST) + "\u00a0»";
    }

    private void propose(String issue, Failure failure, List<MicrosoftIncident> known, @Nullable Instant end) {
        var before = known.stream()
                .map(MicrosoftIncident::overAt)
                .filter(over -> over != null)
                .findFirst()
                .orElse(null);
        if (end == null && before != null) {
            microsoftIncidents.over(issue, null);
            note(
                    failure,
                    "Microsoft a rouvert l'incident " + issue + ", qu'il disait terminé le " + FrenchMoment.of(before)
                            + "\u00a0: le rétablissement n'est plus proposé (relevé le "
                            + FrenchMoment.of(clock.instant()) + ").");
        } else if (end != null && known.stream().anyMatch(incident -> !end.equals(incident.overAt()))) {
            microsoftIncidents.over(issue, end);
            note(
                    failure,
                    "Microsoft annonce le rétablissement le " + FrenchMoment.of(end) + " (incident " + issue
                            + ")\u00a0: proposé, une personne le confirme (relevé le "
                            + FrenchMoment.of(clock.instant()) + ").");
        }
    }

    private void note(Failure failure, String words) {
        failures.note(failure.number(), DIARY, IncidentReport.REPORTER, words);
    }

    /** Other failures turned out to be this one: it has their incidents. */
    public void adopt(String failure) {
        microsoftIncidents.adopt(failure);
    }

    /** Those of a failure, as each tenant shows them. */
    @Transactional(readOnly = true)
    public List<MicrosoftIncident> ofFailure(String failure) {
        return microsoftIncidents.ofFailure(failure);
    }
}
