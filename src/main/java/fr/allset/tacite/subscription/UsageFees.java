package fr.allset.tacite.subscription;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchMonth;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The Frais d'Utilisation of each month, as they were used (art. 6). What was stated stays; the latest statement holds. */
@Repository
@Transactional(noRollbackFor = Refusal.class)
public class UsageFees {

    private static final RowMapping<Recorded> RECORDED = RowMapping.of(Recorded.class);
    private static final RowMapping<Stated> STATED = RowMapping.of(Stated.class);

    private final JdbcClient jdbc;
    private final Subscriptions subscriptions;
    private final UsageAgreements agreements;
    private final SubscriptionDiary diary;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UsageFees(
            JdbcClient jdbc,
            Subscriptions subscriptions,
            UsageAgreements agreements,
            SubscriptionDiary diary,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.subscriptions = subscriptions;
        this.agreements = agreements;
        this.diary = diary;
        this.events = events;
        this.clock = clock;
    }

    /**
     * States what a month's usage costs; zero says that it is nil. When the month has been charged, it is settled in the same
     * transaction.
     *
     * @param amount excluding tax
     * @param reason needed when something else has been stated for the month
     * @param by     the login of the account manager
     * @throws Refusal when there is no such subscription, or it has ended before the month or starts after it. When the month is still to
     *                 come, the amount negative or too high, or the same is stated already. When the contract has no Frais d'Utilisation
     *
     */
    public void record(String number, YearMonth month, Euros amount, @Nullable String reason, String by) {
        FeeLimits.requirePlausible(amount);
        var subscription = subscriptions.lock(List.of(number)).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("unknown-subscription", number));
        if (month.isBefore(YearMonth.from(subscription.serviceStartDate()))) {
            throw Refusal.unprocessable("usage-before-start", "month", month, number, subscription.serviceStartDate());
        }
        if (month.isAfter(YearMonth.from(ContractTime.today(clock)))) {
            throw Refusal.unprocessable("usage-to-come", "month", month);
        }
        FeeLimits.requireServed(subscription, month.atDay(1));
        if (amount.isPositive() && !agreements.without(List.of(number)).isEmpty()) {
            throw Refusal.conflict("usage-not-agreed", number);
        }
        var held = recorded(List.of(number), month, month)
                .getOrDefault(number, new TreeMap<>())
                .get(month);
        if (amount.equals(held)) {
            throw Refusal.conflict("usage-unchanged", number, month, amount.inFrench());
        }
        var stated = held != null
                ? FeeLimits.requireReason(reason)
                : reason == null || reason.isBlank() ? null : FeeLimits.requireShort(reason.strip());

        var id = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into usage_fee_record (subscription_number, usage_month, cents, recorded_at, recorded_by, reason)
                        values (:subscription, :usageMonth, :cents, :recordedAt, :recordedBy, :reason)""")
                .param("subscription", number)
                .param("usageMonth", month)
                .param("cents", amount)
                .param("recordedAt", clock.instant())
                .param("recordedBy", by)
                .param("reason", stated)
                .update(id, "id");
        diary.record(
                number,
                "usage-recorded",
                String.valueOf(id.getKey()),
                by,
                "Frais d'Utilisation de " + FrenchMonth.inFigures(month) + "\u00a0: " + inWords(amount)
                        + (held == null ? "." : ", au lieu de " + inWords(held) + "."));
        events.publishEvent(new UsageRecorded(List.of(number)));
    }

    private static String inWords(Euros amount) {
        return amount.isZero() ? "néant" : amount.inFrench();
    }

    /** What holds for each month from the first to the last, by subscription; those without any are not in it. */
    @Transactional(readOnly = true)
    public Map<String, SortedMap<YearMonth, Euros>> recorded(
            Collection<String> numbers, YearMonth first, YearMonth last) {
        var fees = new HashMap<String, SortedMap<YearMonth, Euros>>();
        // the table and not its view, which H2 would evaluate as a whole: a later statement takes the place of an
        // earlier one
        jdbc.sql("""
                        select subscription_number, usage_month, cents from usage_fee_record
                        where subscription_number in (:numbers) and usage_month between :first and :last order by id""")
                .param("numbers", numbers)
                .param("first", first)
                .param("last", last)
                .query(RECORDED)
                .list()
                .forEach(fee -> fees.computeIfAbsent(fee.subscriptionNumber(), number -> new TreeMap<>())
                        .put(fee.usageMonth(), fee.cents()));
        return fees;
    }

    /** Every statement, the earliest month first, and for a month the earliest statement first. */
    @Transactional(readOnly = true)
    public List<FeeStatement<YearMonth>> history(String number) {
        return jdbc.sql("""
                        select r.*, not exists (select 1 from usage_fee_record later
                            where later.subscription_number = r.subscription_number and later.usage_month = r.usage_month
                                and later.id > r.id) as holds
                        from usage_fee_record r
                        where r.subscription_number = :subscription
                        order by r.usage_month, r.id""").param("subscription", number).query(STATED).list().stream()
                .map(Stated::statement)
                .toList();
    }

    private record Recorded(String subscriptionNumber, YearMonth usageMonth, Euros cents) {}

    private record Stated(
            YearMonth usageMonth,
            Euros cents,
            Instant recordedAt,
            String recordedBy,
            @Nullable String reason,
            boolean holds) {

        FeeStatement<YearMonth> statement() {
            return new FeeStatement<>(usageMonth, cents, recordedAt, recordedBy, reason, holds);
        }
    }
}
