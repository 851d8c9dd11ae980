package fr.allset.tacite.failure;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import fr.allset.tacite.persistence.Page;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.persistence.TextSearch;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.subscription.Subscriptions;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The failures as the staff looks them up: the list, and all there is about one of them. Only reads, a handful of statements for a
 * page, and of what may be very many only the first.
 */
@Service
@Transactional(readOnly = true)
public class FailureInquiry {

    /** As many notifications and subscriptions of one failure are read. */
    public static final int MOST_SHOWN = 50;
    /** As many entries of its diary. */
    public static final int MOST_EVENTS = 100;

    private static final String MATCHING = """
            from failure f
            where (:either or (:open and f.closed_at is null) or (not :open and f.closed_at is not null))
                and (:everyText or %s or f.number in (
                    select n.failure_number from failure_notification n
                    left join notified_subscription s on s.notification_number = n.number
                    left join customer c on c.number = n.customer_number
                    where %s))
            """.formatted(
                    TextSearch.in("f.number"),
                    TextSearch.in("n.number", "s.subscription_number", "n.customer_number", "c.name"));

    private static final RowMapping<Added> ADDED =
            RowMapping.of(Added.class).column("addition.at", "received_at").column("addition.by", "added_by");

    private final JdbcClient jdbc;
    private final Failures failures;
    private final FailureNotifications notifications;
    private final RestorationOutcomes deadlines;
    private final Subscriptions subscriptions;

    FailureInquiry(
            JdbcClient jdbc,
            Failures failures,
            FailureNotifications notifications,
            RestorationOutcomes deadlines,
            Subscriptions subscriptions) {
        this.jdbc = jdbc;
        this.failures = failures;
        this.notifications = notifications;
        this.deadlines = deadlines;
        this.subscriptions = subscriptions;
    }

    /** Which failures are looked for: those on which something is left to do, or those that are closed. */
    public enum Which {
        OPEN,
        CLOSED,
        ALL
    }

    /**
     * A failure as a line of the list.
     *
     * @param subscriptions how many it concerns
     * @param first         the number of the first of them; null when none is known yet
     * @param customer      the name of a customer that has reported it; null when the reseller has detected it
     * @param customers     how many customers have reported it
     * @param deadline      the latest one for its service
     */
    public record Entry(
            Failure failure,
            long notifications,
            long subscriptions,
            @Nullable String first,
            @Nullable String customer,
            long customers,
            @Nullable RestorationOutcome deadline) {}

    /** What was added to a notification later. */
    public record Addition(Instant at, String by, String words) {}

    /**
     * All there is about one failure.
     *
     * @param notifications    the first {@value #MOST_SHOWN} in the order of their receipt, of {@code notificationCount}
     * @param additions        by the notification's number
     * @param subscriptions    the first {@value #MOST_SHOWN}, of {@code subscriptionCount}
     * @param deadlines        of its service in the order of its stretches, then of its equipment
     * @param diary            the latest {@value #MOST_EVENTS} entries, newest first, of {@code eventCount}
     */
    public record Dossier(
            Failure failure,
            List<FailureNotification> notifications,
            long notificationCount,
            Map<String, List<Addition>> additions,
            List<Subscription> subscriptions,
            long subscriptionCount,
            List<RestorationOutcome> deadlines,
            List<FailureEvent> diary,
            long eventCount) {}

    /**
     * A page of the list: open ones first, of these the latest reported first.
     *
     * @param text what the number of the failure, of a notification, of a subscription or of a customer contains, or a customer's name
     * @param page from 0
     */
    public Page<Entry> page(Which which, String text, int page, int size) {
        var parameters = Map.of(
                "either",
                which == Which.ALL,
                "open",
                which == Which.OPEN,
                "everyText",
                text.isBlank(),
                "text",
                TextSearch.pattern(text));
        long total = jdbc.sql("select count(*) " + MATCHING)
                .params(parameters)
                .query(Long.class)
                .single();
        var numbers = jdbc.sql("select f.number " + MATCHING + """
                         order by case when f.closed_at is null then 0 else 1 end, f.reported_at desc, f.number desc
                        limit :size offset :first""")
                .params(parameters)
                .param("size", size)
                .param("first", (long) page * size)
                .query(String.class)
                .list();
        return new Page<>(entries(numbers), page, size, total);
    }

    private List<Entry> entries(List<String> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        var found = failures.findAll(numbers).stream().collect(Collectors.toMap(Failure::number, failure -> failure));
        var reports = jdbc.sql("""
                        select n.failure_number, count(*) as notifications,
                            count(distinct n.customer_number) as customers, min(c.name) as customer
                        from failure_notification n left join customer c on c.number = n.customer_number
                        where n.failure_number in (:numbers) group by n.failure_number
                        """).param("numbers", numbers).query(RowMapping.of(Reports.class)).list().stream()
                .collect(Collectors.toMap(Reports::failureNumber, its -> its));
        var concerned = jdbc.sql("""
                        select n.failure_number, count(distinct s.subscription_number) as subscriptions, min(s.subscription_number) as first
                        from failure_notification n join notified_subscription s on s.notification_number = n.number
                        where n.failure_number in (:numbers) group by n.failure_number
                        """).param("numbers", numbers).query(RowMapping.of(Concerned.class)).list().stream()
                .collect(Collectors.toMap(Concerned::failureNumber, its -> its));
        var due = deadlines.latestOfService(numbers);
        return numbers.stream()
                .map(number -> {
                    var its = reports.getOrDefault(number, new Reports(number, 0, 0, null));
                    var whom = concerned.getOrDefault(number, new Concerned(number, 0, null));
                    return new Entry(
                            requireNonNull(found.get(number)),
                            its.notifications(),
                            whom.subscriptions(),
                            whom.first(),
                            its.customer(),
                            its.customers(),
                            due.get(number));
                })
                .toList();
    }

    private record Reports(
            String failureNumber,
            long notifications,
            long customers,
            @Nullable String customer) {}

    private record Concerned(
            String failureNumber,
            long subscriptions,
            @Nullable String first) {}

    private record Added(String notificationNumber, Addition addition) {}

    private record Owned(String number, String failureNumber) {}

    /** @throws Refusal when there is no such failure */
    public Dossier dossier(String number) {
        var failure = failures.find(number).orElseThrow(() -> Refusal.notFound("unknown-failure", number));
        var first = notifications.ofFailure(number, MOST_SHOWN);
        var concerned = jdbc.sql("""
                        select distinct s.subscription_number from notified_subscription s
                        join failure_notification n on n.number = s.notification_number where n.failure_number = :failure
                        order by s.subscription_number limit :limit""")
                .param("failure", number)
                .param("limit", MOST_SHOWN)
                .query(String.class)
                .list();
        return new Dossier(
                failure,
                first,
                notifications.countOfFailure(number),
                additions(first.stream().map(FailureNotification::number).toList()),
                subscriptions.findAll(concerned),
                subscriptionCount(number),
                deadlines.of(number),
                failures.latestEvents(number, MOST_EVENTS),
                failures.eventCount(number));
    }

    private long subscriptionCount(String number) {
        return jdbc.sql("""
                        select count(distinct s.subscription_number) from notified_subscription s
                        join failure_notification n on n.number = s.notification_number
                        where n.failure_number = :failure
                        """).param("failure", number).query(Long.class).single();
    }

    private Map<String, List<Addition>> additions(Collection<String> numbers) {
        return numbers.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select * from notification_addition where notification_number in (:numbers) order by id")
                        .param("numbers", numbers)
                        .query(ADDED)
                        .list()
                        .stream()
                        .collect(groupingBy(Added::notificationNumber, mapping(Added::addition, toList())));
    }

    /** The failures that notifications belong to, by the notification's number; what is no notification is not in it. */
    public Map<String, String> failuresOf(Collection<String> numbers) {
        return numbers.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select number, failure_number from failure_notification where number in (:numbers)")
                        .param("numbers", numbers)
                        .query(RowMapping.of(Owned.class))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Owned::number, Owned::failureNumber));
    }

    /** The failures that a subscription has been notified of, the latest reported first, at most {@code limit}. */
    public List<Failure> of(String subscription, int limit) {
        var numbers = jdbc.sql("""
                        select f.number from failure f where f.number in (
                            select n.failure_number from notified_subscription s
                            join failure_notification n on n.number = s.notification_number where s.subscription_number = :subscription)
                        order by f.reported_at desc, f.number desc limit :limit""")
                .param("subscription", subscription)
                .param("limit", limit)
                .query(String.class)
                .list();
        var found = failures.findAll(numbers).stream().collect(Collectors.toMap(Failure::number, failure -> failure));
        return numbers.stream().map(number -> requireNonNull(found.get(number))).toList();
    }
}
