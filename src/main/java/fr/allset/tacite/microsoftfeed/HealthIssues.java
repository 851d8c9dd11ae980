package fr.allset.tacite.microsoftfeed;

import fr.allset.tacite.text.PlainText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowCallbackHandler;
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
                .query((RowCallbackHandler) row -> known.put(row.getString("issue_id"), row.getString("content_hash")));
        return known;
    }

    private void write(String tenant, HealthIssue issue, String hash, boolean isKnown) {
        if (!isKnown) {
            jdbc.sql("""
                            insert into health_issue (tenant_id, issue_id, title, impact, classification, status, service, feature, resolved,
                                content_hash, recorded_at) values (?, ?, '', '', '', '', '', '', false, '', ?)""").params(tenant, issue.id(), utc(clock.instant())).update();
        }
        jdbc.sql("""
                        update health_issue set title = ?, impact = ?, classification = ?, status = ?, service = ?, feature = ?, resolved = ?,
                            starts_at = ?, ends_at = ?, modified_at = ?, content_hash = ? where tenant_id = ? and issue_id = ?""")
                .params(
                        PlainText.line(issue.title(), LONGEST_TITLE),
                        PlainText.shortened(PlainText.lines(issue.impact()), LONGEST_WORDS),
                        PlainText.line(issue.classification(), LONGEST_WORD),
                        PlainText.line(issue.status(), LONGEST_WORD),
                        PlainText.line(issue.service(), LONGEST_SERVICE),
                        PlainText.line(issue.feature(), LONGEST_SERVICE),
                        issue.resolved(),
                        utc(issue.startsAt()),
                        utc(issue.endsAt()),
                        utc(issue.modifiedAt()),
                        hash,
                        tenant,
                        issue.id())
                .update();
        // what Microsoft has rewritten takes its own place; what it no longer shows was said nevertheless, and stays
        var positions = new HashMap<Instant, Integer>();
        for (var post : issue.posts()) {
            var at = post.at().truncatedTo(ChronoUnit.MILLIS);
            int position = positions.merge(at, 1, Integer::sum);
            var words = PlainText.shortened(PlainText.lines(post.words()), LONGEST_WORDS);
            if (jdbc.sql(
                                    "update health_post set words = ? where tenant_id = ? and issue_id = ? and posted_at = ? and position = ?")
                            .params(words, tenant, issue.id(), utc(at), position)
                            .update()
                    == 0) {
                jdbc.sql(
                                "insert into health_post (tenant_id, issue_id, posted_at, position, words) values (?, ?, ?, ?, ?)")
                        .params(tenant, issue.id(), utc(at), position, words)
                        .update();
            }
        }
    }

    /** An issue with its posts. */
    @Transactional(readOnly = true)
    public Optional<HealthIssue> find(String tenant, String issueId) {
        return jdbc.sql("select * from health_issue where tenant_id = ? and issue_id = ?")
                .params(tenant, issueId)
                .query((row, index) -> issue(row, posts(tenant, issueId)))
                .optional();
    }

    /**
     * An issue as each tenant shows it that is read and lets Tacite in, by tenant; held until the transaction ends, so that no news of it
     * comes in between.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public SortedMap<String, HealthIssue> hold(String issueId) {
        // all rows, in their order, whoever shows them; two that hold the same issue do not wait for each other
        jdbc.sql("select tenant_id from health_issue where issue_id = ? order by tenant_id for update")
                .param(issueId)
                .query(String.class)
                .list();
        var shown = new TreeMap<String, HealthIssue>();
        for (var tenant : jdbc.sql("""
                        select h.tenant_id from health_issue h join microsoft_tenant t on t.id = h.tenant_id
                        where h.issue_id = ? and t.left_at is null and t.refused_since is null""").param(issueId).query(String.class).list()) {
            find(tenant, issueId).ifPresent(issue -> shown.put(tenant, issue));
        }
        return shown;
    }

    /** The incidents that are not over, in the order of their numbers: each once, whatever the number of tenants. */
    @Transactional(readOnly = true)
    public List<String> unresolvedIncidents() {
        return jdbc.sql(
                        "select distinct issue_id from health_issue where not resolved and classification = ? order by issue_id")
                .param(HealthIssue.INCIDENT)
                .query(String.class)
                .list();
    }

    private List<HealthIssue.Post> posts(String tenant, String issueId) {
        return jdbc.sql("select * from health_post where tenant_id = ? and issue_id = ? order by posted_at, position")
                .params(tenant, issueId)
                .query((row, index) -> new HealthIssue.Post(
                        row.getObject("posted_at", OffsetDateTime.class).toInstant(), row.getString("words")))
                .list();
    }

    private static HealthIssue issue(ResultSet row, List<HealthIssue.Post> posts) throws SQLException {
        return new HealthIssue(
                row.getString("issue_id"),
                row.getString("title"),
                row.getString("impact"),
                row.getString("classification"),
                row.getString("status"),
                row.getString("service"),
                row.getString("feature"),
                row.getBoolean("resolved"),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                instant(row, "modified_at"),
                posts);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null
                ? null
                : OffsetDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
