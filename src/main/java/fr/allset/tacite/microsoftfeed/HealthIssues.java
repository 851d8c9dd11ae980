package fr.allset.tacite.microsoftfeed;

import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.text.PlainText;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The issues of the service health as each tenant shows them, with all that was ever posted about them. */
@Service
@Transactional
public class HealthIssues {

    private static final int LONGEST_TITLE = 1000;
    private static final int LONGEST_WORDS = 4000;
    private static final int LONGEST_WORD = 60;
    private static final int LONGEST_SERVICE = 200;

    private static final RowMapping<HealthIssue> ISSUE =
            RowMapping.of(HealthIssue.class).column("id", "issue_id");

    private static final RowMapping<HealthIssue.Post> POST =
            RowMapping.of(HealthIssue.Post.class).column("at", "posted_at");

    private static final RowMapping<Known> KNOWN = RowMapping.of(Known.class);

    private final JdbcClient jdbc;
    private final ServiceNames names;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HealthIssues(JdbcClient jdbc, ServiceNames names, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.names = names;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Puts the issues of a page on file, with their posts.
     *
     * @return how many are new, or have something new about them
     */
    public int record(String tenant, Collection<HealthIssue> page) {
        var shown = new LinkedHashMap<String, HealthIssue>();
        page.forEach(issue -> shown.put(issue.id(), issue));
        var known = shown.isEmpty() ? Map.<String, String>of() : known(tenant, shown.keySet());
        int news = 0;
        for (var issue : shown.values()) {
            var hash = issue.contentHash();
            if (!hash.equals(known.get(issue.id()))) {
                write(tenant, issue, hash, known.containsKey(issue.id()));
                names.look(List.of(issue.service()));
                events.publishEvent(new HealthIssueNews(tenant, issue.id()));
                news++;
            }
        }
        return news;
    }

    private Map<String, String> known(String tenant, Collection<String> ids) {
        var known = new HashMap<String, String>();
        jdbc.sql("select issue_id, content_hash from health_issue where tenant_id = :tenant and issue_id in (:ids)")
                .param("tenant", tenant)
                .param("ids", ids)
                .query(KNOWN)
                .list()
                .forEach(one -> known.put(one.issueId(), one.contentHash()));
        return known;
    }

    private void write(String tenant, HealthIssue issue, String hash, boolean isKnown) {
        if (!isKnown) {
            jdbc.sql("""
                            insert into health_issue (tenant_id, issue_id, title, impact, classification, status,
                                service, feature, resolved, content_hash, recorded_at)
                            values (:tenantId, :issueId, '', '', '', '', '', '', false, '', :recordedAt)""")
                    .param("tenantId", tenant)
                    .param("issueId", issue.id())
                    .param("recordedAt", clock.instant())
                    .update();
        }
        jdbc.sql("""
                        update health_issue set title = :title, impact = :impact, classification = :classification, status = :status,
                            service = :service, feature = :feature, resolved = :resolved,
                            starts_at = :startsAt, ends_at = :endsAt, modified_at = :modifiedAt, content_hash = :contentHash
                        where tenant_id = :tenantId and issue_id = :issueId""")
                .param("title", PlainText.line(issue.title(), LONGEST_TITLE))
                .param("impact", PlainText.shortened(PlainText.lines(issue.impact()), LONGEST_WORDS))
                .param("classification", PlainText.line(issue.classification(), LONGEST_WORD))
                .param("status", PlainText.line(issue.status(), LONGEST_WORD))
                .param("service", PlainText.line(issue.service(), LONGEST_SERVICE))
                .param("feature", PlainText.line(issue.feature(), LONGEST_SERVICE))
                .param("resolved", issue.resolved())
                .param("startsAt", issue.startsAt())
                .param("endsAt", issue.endsAt())
                .param("modifiedAt", issue.modifiedAt())
                .param("contentHash", hash)
                .param("tenantId", tenant)
                .param("issueId", issue.id())
                .update();
        // what Microsoft has rewritten takes its own place; what it no longer shows was said nevertheless, and stays
        var positions = new HashMap<Instant, Integer>();
        for (var post : issue.posts()) {
            var at = post.at().truncatedTo(ChronoUnit.MILLIS);
            int position = positions.merge(at, 1, Integer::sum);
            var words = PlainText.shortened(PlainText.lines(post.words()), LONGEST_WORDS);
            if (jdbc.sql("""
                            update health_post set words = :words
                            where tenant_id = :tenantId and issue_id = :issueId and posted_at = :postedAt and position = :position""")
                            .param("words", words)
                            .param("tenantId", tenant)
                            .param("issueId", issue.id())
                            .param("postedAt", at)
                            .param("position", position)
                            .update()
                    == 0) {
                jdbc.sql("""
                            insert into health_post (tenant_id, issue_id, posted_at, position, words)
                            values (:tenantId, :issueId, :postedAt, :position, :words)""")
                        .param("tenantId", tenant)
                        .param("issueId", issue.id())
                        .param("postedAt", at)
                        .param("position", position)
                        .param("words", words)
                        .update();
            }
        }
    }

    /** An issue with its posts. */
    @Transactional(readOnly = true)
    public Optional<HealthIssue> find(String tenant, String issueId) {
        return jdbc.sql("select * from health_issue where tenant_id = :tenantId and issue_id = :issueId")
                .param("tenantId", tenant)
                .param("issueId", issueId)
                .query(ISSUE.with("posts", row -> posts(tenant, issueId)))
                .optional();
    }

    /**
     * An issue as each tenant shows it that is read and lets Tacite in, by tenant; held until the transaction ends, so that no news of it
     * comes in between.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public SortedMap<String, HealthIssue> hold(String issueId) {
        // all rows, in their order, whoever shows them; two that hold the same issue do not wait for each other
        jdbc.sql("select tenant_id from health_issue where issue_id = :issueId order by tenant_id for update")
                .param("issueId", issueId)
                .query(String.class)
                .list();
        var shown = new TreeMap<String, HealthIssue>();
        for (var tenant :
                jdbc.sql("""
                        select h.tenant_id from health_issue h join microsoft_tenant t on t.id = h.tenant_id
                        where h.issue_id = :issueId and t.left_at is null and t.refused_since is null
                        """).param("issueId", issueId).query(String.class).list()) {
            find(tenant, issueId).ifPresent(issue -> shown.put(tenant, issue));
        }
        return shown;
    }

    /** The incidents that are not over, in the order of their numbers: each once, whatever the number of tenants. */
    @Transactional(readOnly = true)
    public List<String> unresolvedIncidents() {
        return jdbc.sql("""
                            select distinct issue_id from health_issue
                            where not resolved and classification = :classification order by issue_id""")
                .param("classification", HealthIssue.INCIDENT)
                .query(String.class)
                .list();
    }

    private List<HealthIssue.Post> posts(String tenant, String issueId) {
        return jdbc.sql("""
                            select * from health_post
                            where tenant_id = :tenantId and issue_id = :issueId order by posted_at, position""")
                .param("tenantId", tenant)
                .param("issueId", issueId)
                .query(POST)
                .list();
    }

    private record Known(String issueId, String contentHash) {}
}
