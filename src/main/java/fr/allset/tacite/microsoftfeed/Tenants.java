package fr.allset.tacite.microsoftfeed;

import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.text.PlainText;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tenants whose feeds are read, or were. */
@Repository
public class Tenants {

    private static final int LONGEST_WORDS = 1000;

    private static final RowMapping<Tenant> TENANT = RowMapping.of(Tenant.class).column("customer", "customer_number");

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Tenants(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The condition that a customer's own message centre and service health count for it, and not the reseller's. Its tenant is read, and
     * lets us in.
     *
     * @param customer the column or the parameter that holds the customer's number
     *
     */
    public static String countsFor(String customer) {
        return "exists (select 1 from microsoft_tenant own where own.customer_number = " + customer
                + " and own.left_at is null and own.refused_since is null)";
    }

    public Optional<Tenant> find(String id) {
        return jdbc.sql("select * from microsoft_tenant where id = :id")
                .param("id", id)
                .query(TENANT)
                .optional();
    }

    /** All of them, the reseller's own first. */
    public List<Tenant> all() {
        return jdbc.sql(
                        "select * from microsoft_tenant order by case when customer_number is null then 0 else 1 end, id")
                .query(TENANT)
                .list();
    }

    /** Sees to it that a tenant is on file under this name; one that the settings had not named for a while is read again. */
    @Transactional
    public void put(String id, String name, @Nullable String customer) {
        var known = find(id);
        if (known.isEmpty()) {
            jdbc.sql("insert into microsoft_tenant (id, name, customer_number) values (:id, :name, :customer)")
                    .param("id", id)
                    .param("name", name)
                    .param("customer", customer)
                    .update();
        } else if (!known.get().name().equals(name)
                || !Objects.equals(known.get().customer(), customer)) {
            jdbc.sql("update microsoft_tenant set name = :name, customer_number = :customer where id = :id")
                    .param("name", name)
                    .param("customer", customer)
                    .param("id", id)
                    .update();
        }
        if (known.isPresent() && !known.get().isRead()) {
            jdbc.sql("""
                            update microsoft_tenant set left_at = null, left_by = null, left_because = null
                            where id = :id and left_by = :leftBy""")
                    .param("id", id)
                    .param("leftBy", SubscriptionDiary.TACITE)
                    .update();
        }
    }

    /**
     * What the settings do not name any more is no longer read. One that a person has left, and that the settings forget, may come back
     * by being named again.
     */
    void dismissAllBut(Collection<String> ids) {
        for (var tenant : all()) {
            if (!ids.contains(tenant.id())) {
                if (jdbc.sql("""
                                update microsoft_tenant set left_at = coalesce(left_at, :now), left_by = :by,
                                    left_because = coalesce(left_because, 'Le paramétrage ne le nomme plus.')
                                where id = :id and (left_by is null or left_by <> :by)""")
                                        .param("now", clock.instant())
                                        .param("by", SubscriptionDiary.TACITE)
                                        .param("id", tenant.id())
                                        .update()
                                > 0
                        && tenant.isRead()) {
                    events.publishEvent(new TenantLeft(tenant.id()));
                }
            }
        }
    }

    /** Who comes next waits until the transaction is over. */
    void lock(String id) {
        jdbc.sql("select id from microsoft_tenant where id = :id for update")
                .param("id", id)
                .query(String.class)
                .single();
    }

    /** @param said the latest that Microsoft said; it has been refused since the first */
    void refused(String id, Feed feed, String said) {
        jdbc.sql(
                        "update microsoft_tenant set refused_since = coalesce(refused_since, :now), refusal = :refusal where id = :id")
                .param("now", clock.instant())
                .param("refusal", PlainText.line(feed.label() + " : " + said, LONGEST_WORDS))
                .param("id", id)
                .update();
    }

    void readable(String id) {
        jdbc.sql("update microsoft_tenant set refused_since = null, refusal = null where id = :id")
                .param("id", id)
                .update();
    }

    /**
     * A person decides that a tenant is no longer read; what holds for its customers is then what the reseller's own shows.
     *
     * @throws Refusal {@code unknown-tenant}, {@code tenant-reason-missing}, {@code reason-too-long}
     */
    @Transactional(noRollbackFor = Refusal.class)
    public void leave(String id, @Nullable String reason, String by) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.unprocessable("tenant-reason-missing", "reason");
        }
        var because = StatedReason.of(reason);
        if (find(id).isEmpty()) {
            throw Refusal.notFound("unknown-tenant", id);
        }
        if (jdbc.sql("""
                            update microsoft_tenant set left_at = :leftAt, left_by = :leftBy, left_because = :leftBecause
                            where id = :id and left_at is null""")
                        .param("leftAt", clock.instant())
                        .param("leftBy", by)
                        .param("leftBecause", because)
                        .param("id", id)
                        .update()
                > 0) {
            events.publishEvent(new TenantLeft(id));
        }
    }
}
