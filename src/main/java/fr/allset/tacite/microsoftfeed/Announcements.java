package fr.allset.tacite.microsoftfeed;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.text.PlainText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The messages of the message centre, version by version, as each tenant shows them. */
@Service
@Transactional
public class Announcements {

    /** Of a longer body its beginning is kept, in characters. */
    public static final int LONGEST_BODY = 1_000_000;

    private static final int LONGEST_TITLE = 1000;
    private static final int LONGEST_WORD = 60;
    private static final int LONGEST_TAGS = 2000;
    private static final int LONGEST_SERVICES = 4000;

    private final JdbcClient jdbc;
    private final ServiceNames names;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Announcements(JdbcClient jdbc, ServiceNames names, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.names = names;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Puts the messages of a page on file: those that are not known, and versions that are news. Nothing is written of the others but
     * that the reading has shown them.
     *
     * @param read the reading that has brought them
     * @return how many are news
     */
    public int record(String tenant, long read, Collection<Announcement> page) {
        var shown = new LinkedHashMap<String, Announcement>();
        // the same message twice on a page: the later one is the newer
        page.forEach(announcement -> shown.put(announcement.id(), announcement));
        if (shown.isEmpty()) {
            return 0;
        }
        var known = known(tenant, shown.keySet());
        var unchanged = new ArrayList<String>();
        int news = 0;
        for (var announcement : shown.values()) {
            var hash = announcement.contentHash();
            var before = known.get(announcement.id());
            if (before != null && before.hash().equals(hash)) {
                unchanged.add(announcement.id());
                if (before.vanished()) {
                    events.publishEvent(new AnnouncementReturned(tenant, announcement.id(), before.version()));
                }
            } else {
                int version = before == null ? 1 : before.version() + 1;
                write(tenant, read, announcement, hash, version);
                names.look(announcement.services());
                events.publishEvent(new AnnouncementNews(tenant, announcement.id(), version));
                news++;
            }
        }
        if (!unchanged.isEmpty()) {
            jdbc.sql(
                            "update announcement set read_id = :read, vanished_at = null where tenant_id = :tenant and message_id in (:ids)")
                    .param("read", read)
                    .param("tenant", tenant)
                    .param("ids", unchanged)
                    .update();
        }
        return news;
    }

    /** The reading has shown these messages, although nobody can read what they say now: they have not vanished. */
    void stillShown(String tenant, long read, Collection<String> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql(
                            "update announcement set read_id = :read where tenant_id = :tenant and message_id in (:ids) and vanished_at is null")
                    .param("read", read)
                    .param("tenant", tenant)
                    .param("ids", ids)
                    .update();
        }
    }

    /** Whether a tenant shows any message, as far as we know. */
    @Transactional(readOnly = true)
    public boolean isAnyShown(String tenant) {
        return jdbc.sql("select count(*) from announcement where tenant_id = ? and vanished_at is null")
                        .param(tenant)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * The reading has come to its end: what it has not shown has vanished.
     *
     * @return how many have
     */
    public int completed(String tenant, long read) {
        var gone = jdbc.sql(
                        "select message_id, version from announcement where tenant_id = ? and read_id < ? and vanished_at is null")
                .params(tenant, read)
                .query((row, index) ->
                        new AnnouncementVanished(tenant, row.getString("message_id"), row.getInt("version")))
                .list();
        if (!gone.isEmpty()) {
            jdbc.sql(
                            "update announcement set vanished_at = ? where tenant_id = ? and read_id < ? and vanished_at is null")
                    .params(utc(clock.instant()), tenant, read)
                    .update();
            gone.forEach(events::publishEvent);
        }
        return gone.size();
    }

    private record Known(int version, String hash, boolean vanished) {}

    private Map<String, Known> known(String tenant, Collection<String> ids) {
        var known = new HashMap<String, Known>();
        jdbc.sql(
                        "select message_id, version, content_hash, vanished_at from announcement where tenant_id = :tenant and message_id in (:ids)")
                .param("tenant", tenant)
                .param("ids", ids)
                .query((RowCallbackHandler) row -> known.put(
                        row.getString("message_id"),
                        new Known(
                                row.getInt("version"),
                                row.getString("content_hash"),
                                row.getObject("vanished_at") != null)));
        return known;
    }

    private void write(String tenant, long read, Announcement announcement, String hash, int version) {
        if (version == 1) {
            jdbc.sql(
                            "insert into announcement (tenant_id, message_id, version, content_hash, read_id) values (?, ?, ?, ?, ?)")
                    .params(tenant, announcement.id(), version, hash, read)
                    .update();
        } else {
            jdbc.sql("""
                            update announcement set version = ?, content_hash = ?, read_id = ?, vanished_at = null
                            where tenant_id = ? and message_id = ?""").params(version, hash, read, tenant, announcement.id()).update();
        }
        jdbc.sql("""
                        insert into announcement_version (tenant_id, message_id, version, content_hash, title, category, severity, tags,
                            services, major, action_by, starts_at, ends_at, modified_at, body_type, body, body_length, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        tenant,
                        announcement.id(),
                        version,
                        hash,
                        PlainText.line(announcement.title(), LONGEST_TITLE),
                        PlainText.line(announcement.category(), LONGEST_WORD),
                        PlainText.line(announcement.severity(), LONGEST_WORD),
                        lines(announcement.tags(), LONGEST_TAGS),
                        lines(announcement.services(), LONGEST_SERVICES),
                        announcement.major(),
                        utc(announcement.actionBy()),
                        utc(announcement.startsAt()),
                        utc(announcement.endsAt()),
                        utc(announcement.modifiedAt()),
                        announcement.bodyType(),
                        kept(announcement.body()),
                        announcement.body().length(),
                        utc(clock.instant()))
                .update();
    }

    /** No database takes the character 0; the hash is of what was received. */
    private static String kept(String body) {
        return PlainText.shortened(body.replace("\0", ""), LONGEST_BODY);
    }

    private static String lines(List<String> words, int longest) {
        return PlainText.shortened(
                String.join(
                        "\n",
                        words.stream()
                                .map(word -> PlainText.line(word, longest))
                                .toList()),
                longest);
    }

    /** A version of a message. */
    @Transactional(readOnly = true)
    public Optional<AnnouncementVersion> find(String tenant, String messageId, int version) {
        return jdbc.sql("select * from announcement_version where tenant_id = ? and message_id = ? and version = ?")
                .params(tenant, messageId, version)
                .query(Announcements::version)
                .optional();
    }

    /** All versions of a message that a tenant has shown, the latest first. */
    @Transactional(readOnly = true)
    public List<AnnouncementVersion> versions(String tenant, String messageId) {
        return jdbc.sql(
                        "select * from announcement_version where tenant_id = ? and message_id = ? order by version desc")
                .params(tenant, messageId)
                .query(Announcements::version)
                .list();
    }

    private static AnnouncementVersion version(ResultSet row, int index) throws SQLException {
        var text = new Announcement(
                row.getString("message_id"),
                row.getString("title"),
                row.getString("category"),
                row.getString("severity"),
                words(row.getString("tags")),
                words(row.getString("services")),
                (Boolean) row.getObject("major"),
                instant(row, "action_by"),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                instant(row, "modified_at"),
                row.getString("body_type"),
                row.getString("body"));
        return new AnnouncementVersion(
                row.getString("tenant_id"),
                row.getInt("version"),
                text,
                row.getString("content_hash"),
                row.getInt("body_length"),
                requireNonNull(instant(row, "recorded_at")));
    }

    private static List<String> words(String lines) {
        return lines.isEmpty() ? List.of() : List.of(lines.split("\n"));
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
