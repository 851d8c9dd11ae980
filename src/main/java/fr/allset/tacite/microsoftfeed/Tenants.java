package fr.allset.tacite.microsoftfeed;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.text.PlainText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Tenants(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The condition that a customer's own message centre and service health count for it, and not the reseller's: its tenant is read, and
     * lets us in.
     *
     * @param customer the column or the parameter that holds the customer's number
     */
    public static String countsFor(String customer) {
        return "exists (select 1 from microsoft_tenant own where own.customer_number = " + customer
                + " and own.left_at is null and own.refused_since is null)";
    }

    public Optional<Tenant> find(String id) {
        return jdbc.sql("select * from microsoft_tenant where id = ?")
                .param(id)
                .query(Tenants::tenant)
                .optional();
    }

    /** All of them, the reseller's own first. */
    public List<Tenant> all() {
        return jdbc.sql(
                        "select * from microsoft_tenant order by case when customer_number is null then 0 else 1 end, id")
                .query(Tenants::tenant)
                .list();
    }

    /** Sees to it that a tenant is on file under this name; one that the settings had not named for a while is read again. */
    @Transactional
    public void put(String id, String name, @Nullable String customer) {
        var known = find(id);
        if (known.isEmpty()) {
            jdbc.sql("insert into microsoft_tenant (id, name, customer_number) values (?, ?, ?)")
                    .params(id, name, customer)
                    .update();
        } else if (!known.get().name().equals(name)
                || !Objects.equals(known.get().customer(), customer)) {
            jdbc.sql("update microsoft_tenant set name = ?, customer_number = ? where id = ?")
                    .params(name, customer, id)
                    .update();
        }
        if (known.isPresent() && !known.get().isRead()) {
            jdbc.sql(
                            "update microsoft_tenant set left_at = null, left_by = null, left_because = null where id = ? and left_by = ?")
                    .params(id, SubscriptionDiary.TACITE)
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
                                update microsoft_tenant set left_at = coalesce(left_at, ?), left_by = ?,
                                    left_because = coalesce(left_because, 'Le paramétrage ne le nomme plus.')
                                where id = ? and (left_by is null or left_by <> ?)""")
                                        .params(now(), SubscriptionDiary.TACITE, tenant.id(), SubscriptionDiary.TACITE)
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
        jdbc.sql("select id from microsoft_tenant where id = ? for update")
                .param(id)
                .query(String.class)
                .single();
    }

    /** @param said the latest that Microsoft said; it has been refused since the first */
    void refused(String id, Feed feed, String said) {
        jdbc.sql("update microsoft_tenant set refused_since = coalesce(refused_since, ?), refusal = ? where id = ?")
                .params(now(), PlainText.line(feed.label() + " : " + said, LONGEST_WORDS), id)
                .update();
    }

    void readable(String id) {
        jdbc.sql("update microsoft_tenant set refused_since = null, refusal = null where id = ?")
                .param(id)
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
        if (jdbc.sql(
                                "update microsoft_tenant set left_at = ?, left_by = ?, left_because = ? where id = ? and left_at is null")
                        .params(now(), by, because, id)
                        .update()
                > 0) {
            events.publishEvent(new TenantLeft(id));
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Tenant tenant(ResultSet row, int index) throws SQLException {
        var refused = row.getObject("refused_since", OffsetDateTime.class);
        var left = row.getObject("left_at", OffsetDateTime.class);
        return new Tenant(
                row.getString("id"),
                row.getString("name"),
                row.getString("customer_number"),
                refused == null ? null : refused.toInstant(),
                row.getString("refusal"),
                left == null ? null : left.toInstant());
    }
}
