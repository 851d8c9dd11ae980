package fr.allset.tacite.servicehealth;

import fr.allset.tacite.persistence.NumberSeries;
import fr.allset.tacite.persistence.RowMapping;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of the claims. */
@Repository
class MicrosoftClaims {

    /** How many numbers one statement names. */
    private static final int PART = 1000;

    private static final NumberSeries NUMBERS = new NumberSeries("RM", "microsoft_claim_number");

    private static final RowMapping<MicrosoftClaim> CLAIM = RowMapping.of(MicrosoftClaim.class)
            .column("failure", "failure_number")
            .column("month", "claim_month");

    private static final RowMapping<Notified> NOTIFIED = RowMapping.of(Notified.class);
    private static final RowMapping<Missed> MISSED = RowMapping.of(Missed.class);

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    MicrosoftClaims(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Optional<MicrosoftClaim> find(String number) {
        return jdbc.sql("select * from microsoft_claim where number = :number")
                .param("number", number)
                .query(CLAIM)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Optional<MicrosoftClaim> lock(String number) {
        return jdbc.sql("select * from microsoft_claim where number = :number for update")
                .param("number", number)
                .query(CLAIM)
                .optional();
    }

    Optional<MicrosoftClaim> find(String failure, YearMonth month) {
        return jdbc.sql("select * from microsoft_claim where failure_number = :failure and claim_month = :claimMonth")
                .param("failure", failure)
                .param("claimMonth", month)
                .query(CLAIM)
                .optional();
    }

    List<MicrosoftClaim> openOf(String failure) {
        return jdbc.sql(
                        "select * from microsoft_claim where failure_number = :failure and status = 'OPEN' order by number")
                .param("failure", failure)
                .query(CLAIM)
                .list();
    }

    /** Open ones first, of these the one that is due first; then those decided on, the latest first. */
    List<MicrosoftClaim> page(@Nullable ClaimStatus status, int page, int size) {
        return jdbc.sql("""
                        select * from microsoft_claim where :any or status = :status
                        order by case when status = 'OPEN' then 0 else 1 end, case when status = 'OPEN' then due_on end, number desc
                        limit :size offset :first""")
                .param("any", status == null)
                .param("status", status == null ? "" : status)
                .param("size", size)
                .param("first", (long) page * size)
                .query(CLAIM)
                .list();
    }

    long count(@Nullable ClaimStatus status) {
        return jdbc.sql("select count(*) from microsoft_claim where :any or status = :status")
                .param("any", status == null)
                .param("status", status == null ? "" : status)
                .query(Long.class)
                .single();
    }

    /** @return its number */
    @Transactional(propagation = Propagation.MANDATORY)
    String insert(String failure, YearMonth month, LocalDate dueOn, Instant at, int year) {
        var number = NUMBERS.next(jdbc, year);
        jdbc.sql("""
                        insert into microsoft_claim (number, failure_number, claim_month, opened_at, due_on, status)
                        values (:number, :failure, :claimMonth, :openedAt, :dueOn, 'OPEN')""")
                .param("number", number)
                .param("failure", failure)
                .param("claimMonth", month)
                .param("openedAt", at)
                .param("dueOn", dueOn)
                .update();
        return number;
    }

    /** @return how many did not belong to it before */
    @Transactional(propagation = Propagation.MANDATORY)
    int add(String claim, Collection<String> subscriptions) {
        var fresh = new TreeSet<>(subscriptions);
        fresh.removeAll(subscriptions(claim, "", Integer.MAX_VALUE));
        batches.batchUpdate(
                "insert into claimed_subscription (claim_number, subscription_number) values (:claim, :subscription)",
                fresh.stream()
                        .map(subscription ->
                                new MapSqlParameterSource("claim", claim).addValue("subscription", subscription))
                        .toArray(MapSqlParameterSource[]::new));
        return fresh.size();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void decide(
            String number,
            ClaimStatus status,
            @Nullable LocalDate submittedOn,
            @Nullable String reference,
            @Nullable String reason,
            Instant at,
            String by) {
        jdbc.sql("""
                        update microsoft_claim set status = :status, submitted_on = :submittedOn, reference = :reference,
                            reason = :reason, decided_at = :decidedAt, decided_by = :decidedBy
                        where number = :number""")
                .param("status", status)
                .param("submittedOn", submittedOn)
                .param("reference", reference)
                .param("reason", reason)
                .param("decidedAt", at)
                .param("decidedBy", by)
                .param("number", number)
                .update();
    }

    List<String> subscriptions(String claim, String after, int limit) {
        return jdbc.sql("""
                        select subscription_number from claimed_subscription
                        where claim_number = :claimNumber and subscription_number > :subscription
                        order by subscription_number limit :limit""")
                .param("claimNumber", claim)
                .param("subscription", after)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    long countSubscriptions(String claim) {
        return jdbc.sql("select count(*) from claimed_subscription where claim_number = :claimNumber")
                .param("claimNumber", claim)
                .query(Long.class)
                .single();
    }

    long countCustomers(String claim) {
        return jdbc.sql("""
                        select count(distinct s.customer_number)
                        from claimed_subscription c join subscription s on s.number = c.subscription_number
                        where c.claim_number = :claimNumber""").param("claimNumber", claim).query(Long.class).single();
    }

    /** Of some notifications those of failures that are due to Microsoft, each with its failure. */
    Map<String, String> failuresOfMicrosoft(Collection<String> notifications) {
        var numbers = List.copyOf(notifications);
        var found = new HashMap<String, String>();
        for (int from = 0; from < numbers.size(); from += PART) {
            jdbc.sql("""
                            select n.number, n.failure_number from failure_notification n join failure f on f.number = n.failure_number
                            where n.number in (:numbers) and f.origin = 'MICROSOFT'""")
                    .param("numbers", numbers.subList(from, Math.min(from + PART, numbers.size())))
                    .query(NOTIFIED)
                    .list()
                    .forEach(one -> found.put(one.number(), one.failureNumber()));
        }
        return found;
    }

    /** The subscriptions of a failure whose customers were told that a month was missed, or have asked for a credit; month by month. */
    SortedMap<YearMonth, SortedSet<String>> missedMonths(String failure) {
        var months = new TreeMap<YearMonth, SortedSet<String>>();
        jdbc.sql("""
                        select m.subscription_number, m.missed_month from (
                            select subscription_number, missed_month from missed_objective
                            union select subscription_number, credit_month from credit_request) m
                        where m.subscription_number in (select s.subscription_number from notified_subscription s
                            join failure_notification n on n.number = s.notification_number where n.failure_number = :failure)""")
                .param("failure", failure)
                .query(MISSED)
                .list()
                .forEach(one -> months.computeIfAbsent(one.missedMonth(), month -> new TreeSet<>())
                        .add(one.subscriptionNumber()));
        return months;
    }

    private record Notified(String number, String failureNumber) {}

    private record Missed(String subscriptionNumber, YearMonth missedMonth) {}
}
