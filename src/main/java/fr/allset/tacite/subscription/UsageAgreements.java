package fr.allset.tacite.subscription;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.problem.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether the contract of a subscription has Frais d'Utilisation at all (art. 6). Where it has none, each month's usage is known to be
 * nil; else a month without a record is not known (D37). What was stated stays; the latest statement holds.
 */
@Repository
@Transactional(noRollbackFor = Refusal.class)
public class UsageAgreements {

    private static final RowMapping<Agreement> AGREEMENT =
            RowMapping.of(Agreement.class).column("at", "recorded_at").column("by", "recorded_by");
    private static final RowMapping<Used> USED = RowMapping.of(Used.class);

    private static final String LATEST = """
            select agreed, recorded_at, recorded_by, reason from usage_agreement
            where subscription_number = :subscription order by id desc limit 1""";

    private final JdbcClient jdbc;
    private final Subscriptions subscriptions;
    private final SubscriptionDiary diary;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UsageAgreements(
            JdbcClient jdbc,
            Subscriptions subscriptions,
            SubscriptionDiary diary,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.subscriptions = subscriptions;
        this.diary = diary;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What holds.
     *
     * @param agreed whether the contract has Frais d'Utilisation
     */
    public record Agreement(
            boolean agreed, Instant at, String by, @Nullable String reason) {}

    private record Used(YearMonth usageMonth, Euros cents) {}

    /**
     * States whether the contract has Frais d'Utilisation.
     *
     * @param reason needed when the contrary has been stated
     * @param by     the login of the account manager
     * @throws Refusal when there is no such subscription, the same is stated already, or usage is on record that would be denied
     */
    public void state(String number, boolean agreed, @Nullable String reason, String by) {
        if (subscriptions.lock(List.of(number)).isEmpty()) {
            throw Refusal.notFound("unknown-subscription", number);
        }
        var held = find(number);
        if (held.filter(agreement -> agreement.agreed() == agreed).isPresent()) {
            throw Refusal.conflict("usage-agreement-unchanged", number, String.valueOf(agreed));
        }
        if (!agreed) {
            firstUsed(number).ifPresent(used -> {
                throw Refusal.conflict("usage-on-record", number, used);
            });
        }
        var stated = held.isPresent()
                ? FeeLimits.requireReason(reason)
                : reason == null || reason.isBlank() ? null : FeeLimits.requireShort(reason.strip());
        var id = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into usage_agreement (subscription_number, agreed, recorded_at, recorded_by, reason)
                        values (:subscription, :agreed, :recordedAt, :recordedBy, :reason)""")
                .param("subscription", number)
                .param("agreed", agreed)
                .param("recordedAt", clock.instant())
                .param("recordedBy", by)
                .param("reason", stated)
                .update(id, "id");
        diary.record(
                number,
                "usage-agreed",
                String.valueOf(id.getKey()),
                by,
                "Le contrat " + (agreed ? "prévoit des" : "ne prévoit aucuns") + " Frais d'Utilisation."
                        + (stated == null ? "" : " " + stated));
        events.publishEvent(new UsageRecorded(List.of(number)));
    }

    private Optional<YearMonth> firstUsed(String number) {
        return jdbc.sql("""
                        select usage_month, cents from usage_fee where subscription_number = :subscription and cents > 0
                        order by usage_month limit 1""")
                .param("subscription", number)
                .query(USED)
                .optional()
                .map(Used::usageMonth);
    }

    /** What holds for a subscription; none when nobody has stated it. */
    @Transactional(readOnly = true)
    public Optional<Agreement> find(String number) {
        return jdbc.sql(LATEST).param("subscription", number).query(AGREEMENT).optional();
    }

    /** Those among {@code numbers} whose contract has no Frais d'Utilisation. */
    @Transactional(readOnly = true)
    public Set<String> without(Collection<String> numbers) {
        return numbers.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("""
                        select a.subscription_number from usage_agreement a
                        where a.subscription_number in (:numbers) and a.agreed = false and not exists (
                            select 1 from usage_agreement later
                            where later.subscription_number = a.subscription_number and later.id > a.id)""")
                        .param("numbers", numbers)
                        .query(String.class)
                        .list());
    }
}
