package fr.allset.tacite.subscription;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.typography.FrenchDay;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The monthly Frais Fixes as they change (art. 6): more accounts, another price. What was stated stays; the latest statement holds. */
@Repository
@Transactional(noRollbackFor = Refusal.class)
public class FixedFees {

    /** The farthest day from which a fee is stated, in years from today. */
    public static final int FARTHEST_YEARS = 10;

    private static final RowMapping<Stated> STATED = RowMapping.of(Stated.class);

    private final JdbcClient jdbc;
    private final Subscriptions subscriptions;
    private final SubscriptionDiary diary;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FixedFees(
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
     * States the fee from a day on, until the next one that is stated for a later day. Quotes that rest on it become stale, and months
     * that have been charged are settled, in the same transaction.
     *
     * @param amount per month, excluding tax
     * @param reason what has changed: accounts, price
     * @param by     the login of the account manager
     * @throws Refusal when there is no such subscription, or it has ended by that day or starts after it. When the day is too far, the
     *                 amount negative or too high, or the reason missing. When the same fee holds on that day already
     *
     */
    public void change(String number, LocalDate from, Euros amount, @Nullable String reason, String by) {
        var stated = FeeLimits.requireReason(reason);
        FeeLimits.requirePlausible(amount);
        var subscription = subscriptions.lock(List.of(number)).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("unknown-subscription", number));
        if (from.isBefore(subscription.serviceStartDate())) {
            throw Refusal.unprocessable("fee-before-start", "from", from, number, subscription.serviceStartDate());
        }
        if (from.isAfter(ContractTime.today(clock).plusYears(FARTHEST_YEARS))) {
            throw Refusal.unprocessable("fee-too-far", "from", from, FARTHEST_YEARS);
        }
        FeeLimits.requireServed(subscription, from);
        var held = subscription.fixedFees().feeOn(from);
        if (held.equals(amount)) {
            throw Refusal.conflict("fee-unchanged", number, from, held.inFrench());
        }

        var id = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into fixed_fee_record (subscription_number, valid_from, cents, recorded_at, recorded_by, reason)
                        values (:subscription, :validFrom, :cents, :recordedAt, :recordedBy, :reason)""")
                .param("subscription", number)
                .param("validFrom", from)
                .param("cents", amount)
                .param("recordedAt", clock.instant())
                .param("recordedBy", by)
                .param("reason", stated)
                .update(id, "id");
        diary.record(
                number,
                "fixed-fee-changed",
                String.valueOf(id.getKey()),
                by,
                "Frais Fixes de " + amount.inFrench() + " par mois à partir du " + FrenchDay.inFigures(from)
                        + ", au lieu de " + held.inFrench() + ".");
        events.publishEvent(new FixedFeesChanged(List.of(number)));
    }

    /** Every statement, the earliest day first, and for a day the earliest statement first. */
    @Transactional(readOnly = true)
    public List<FeeStatement<LocalDate>> history(String number) {
        return jdbc.sql("""
                        select r.*, not exists (select 1 from fixed_fee_record later
                            where later.subscription_number = r.subscription_number and later.valid_from = r.valid_from
                                and later.id > r.id) as holds
                        from fixed_fee_record r
                        where r.subscription_number = :subscription
                        order by r.valid_from, r.id""").param("subscription", number).query(STATED).list().stream()
                .map(Stated::statement)
                .toList();
    }

    private record Stated(
            LocalDate validFrom,
            Euros cents,
            Instant recordedAt,
            String recordedBy,
            @Nullable String reason,
            boolean holds) {

        FeeStatement<LocalDate> statement() {
            return new FeeStatement<>(validFrom, cents, recordedAt, recordedBy, reason, holds);
        }
    }
}
