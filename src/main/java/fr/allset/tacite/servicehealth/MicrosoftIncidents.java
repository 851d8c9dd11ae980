package fr.allset.tacite.servicehealth;

import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.subscription.Component;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The incidents that became failures, and whom an incident concerns. */
@Repository
class MicrosoftIncidents {

    private static final RowMapping<MicrosoftIncident> INCIDENT = RowMapping.of(MicrosoftIncident.class)
            .column("tenant", "tenant_id")
            .column("issue", "issue_id")
            .column("failure", "failure_number");

    private final JdbcClient jdbc;

    MicrosoftIncidents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As each tenant has shown it. */
    List<MicrosoftIncident> ofIssue(String issue) {
        return jdbc.sql("select * from microsoft_incident where issue_id = :issueId order by tenant_id")
                .param("issueId", issue)
                .query(INCIDENT)
                .list();
    }

    /** Those of a failure, and of what turned out to be the same one. */
    List<MicrosoftIncident> ofFailure(String failure) {
        return jdbc.sql("""
                        select * from microsoft_incident where failure_number = :failure
                            or failure_number in (select number from failure where same_as = :failure)
                            order by issue_id, tenant_id
                            """).param("failure", failure).query(INCIDENT).list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(String tenant, String issue, String failure, Instant at) {
        jdbc.sql("""
                            insert into microsoft_incident (tenant_id, issue_id, failure_number, opened_at)
                            values (:tenantId, :issueId, :failure, :openedAt)""")
                .param("tenantId", tenant)
                .param("issueId", issue)
                .param("failure", failure)
                .param("openedAt", at)
                .update();
    }

    /** It lasts again, and is another failure. */
    @Transactional(propagation = Propagation.MANDATORY)
    void beginAgain(String issue, String failure) {
        jdbc.sql("update microsoft_incident set failure_number = :failure, over_at = null where issue_id = :issueId")
                .param("failure", failure)
                .param("issueId", issue)
                .update();
    }

    /** What belonged to failures that turned out to be this one belongs to it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void adopt(String failure) {
        jdbc.sql("""
                        update microsoft_incident set failure_number = :failure
                        where failure_number in (select number from failure where same_as = :failure)
                        """).param("failure", failure).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void over(String issue, @Nullable Instant at) {
        jdbc.sql("update microsoft_incident set over_at = :overAt where issue_id = :issueId")
                .param("overAt", at)
                .param("issueId", issue)
                .update();
    }

    /**
     * The numbers of subscriptions that an incident concerns, lowest first. They are in service, with one of the components, of customers
     * for whom a tenant counts that shows it. For a customer whose own tenant is read that is its own, for all others the reseller's.
     *
     * @param owners   the customers whose own tenant shows it
     * @param reseller whether a tenant of the reseller's shows it
     * @param day      on which they are in service
     * @param failure  which does not concern them yet; null: any
     * @param after    only higher numbers
     *
     */
    List<String> concerned(
            Collection<String> owners,
            boolean reseller,
            Set<Component> components,
            LocalDate day,
            @Nullable String failure,
            String after,
            int limit) {
        return components.isEmpty() || (owners.isEmpty() && !reseller)
                ? List.of()
                : jdbc.sql("""
                        select s.number from subscription s
                        where s.number > :after and s.service_start_date <= :day
                            and (s.ended_on is null or s.ended_on > :day) and (s.planned_end is null or s.planned_end > :day)
                            and (s.non_renewed_from is null or s.non_renewed_from > :day)
                            and (s.customer_number in (:owners) or (:reseller and not
                        """ + Tenants.countsFor("s.customer_number") + """
                                ))
                            and not exists (select 1 from notified_subscription n
                                join failure_notification f on f.number = n.notification_number
                                where n.subscription_number = s.number and f.failure_number = :failure)
                            and\s"""
                                + Component.namedIn("s.components", components) + " order by s.number limit :limit")
                        .param("after", after)
                        .param("day", day)
                        .param("owners", owners.isEmpty() ? List.of("") : owners)
                        .param("reseller", reseller)
                        .param("failure", failure == null ? "" : failure)
                        .param("limit", limit)
                        .query(String.class)
                        .list();
    }
}
