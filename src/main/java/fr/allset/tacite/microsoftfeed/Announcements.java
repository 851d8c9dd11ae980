package fr.allset.tacite.microsoftfeed;

import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.text.PlainText;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
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

    private static final RowMapping<AnnouncementVersion> VERSION = RowMapping.of(AnnouncementVersion.class)
            .column("tenant", "tenant_id")
            .column("hash", "content_hash")
            .column("text.id", "message_id")
            .with("text.tags", row -> words(row.get("tags", String.class)))
            .with("text.services", row -> words(row.get("services", String.class)));

    private static final RowMapping<Known> KNOWN = RowMapping.of(Known.class);
    private static final RowMapping<Gone> GONE = RowMapping.of(Gone.class);

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
            if (before != null && before.contentHash().equals(hash)) {
                unchanged.add(announcement.id());
                if (before.vanishedAt() != null) {
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
            jdbc.sql("""
                            update announcement set read_id = :read, vanished_at = null
                            where tenant_id = :tenant and message_id in (:ids)""")
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
            jdbc.sql("""
                            update announcement set read_id = :read
                            where tenant_id = :tenant and message_id in (:ids) and vanished_at is null""")
                    .param("read", read)
                    .param("tenant", tenant)
                    .param("ids", ids)
                    .update();
        }
    }

    /** Whether a tenant shows any message, as far as we know. */
    @Transactional(readOnly = true)
    public boolean isAnyShown(String tenant) {
        return jdbc.sql("select count(*) from announcement where tenant_id = :tenantId and vanished_at is null")
                        .param("tenantId", tenant)
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
        var gone = jdbc.sql("""
                            select message_id, version from announcement
                            where tenant_id = :tenantId and read_id < :readId and vanished_at is null""")
                .param("tenantId", tenant)
                .param("readId", read)
                .query(GONE)
                .list();
        if (!gone.isEmpty()) {
            jdbc.sql("""
                            update announcement set vanished_at = :vanishedAt
                            where tenant_id = :tenantId and read_id < :readId and vanished_at is null""")
                    .param("vanishedAt", clock.instant())
                    .param("tenantId", tenant)
                    .param("readId", read)
                    .update();
            gone.forEach(one -> events.publishEvent(new AnnouncementVanished(tenant, one.messageId(), one.version())));
        }
        return gone.size();
    }

    private record Gone(String messageId, int version) {}

    private record Known(
            String messageId,
            int version,
            String contentHash,
            @Nullable Instant vanishedAt) {}

    private Map<String, Known> known(String tenant, Collection<String> ids) {
        var known = new HashMap<String, Known>();
        jdbc.sql("""
                            select message_id, version, content_hash, vanished_at from announcement
                            where tenant_id = :tenant and message_id in (:ids)""")
                .param("tenant", tenant)
                .param("ids", ids)
                .query(KNOWN)
                .list()
                .forEach(one -> known.put(one.messageId(), one));
        return known;
    }

    private void write(String tenant, long read, Announcement announcement, String hash, int version) {
        if (version == 1) {
            jdbc.sql("""
                            insert into announcement (tenant_id, message_id, version, content_hash, read_id)
                            values (:tenantId, :messageId, :version, :contentHash, :readId)""")
                    .param("tenantId", tenant)
                    .param("messageId", announcement.id())
                    .param("version", version)
                    .param("contentHash", hash)
                    .param("readId", read)
                    .update();
        } else {
            jdbc.sql("""
                            update announcement set version = :version, content_hash = :contentHash, read_id = :readId, vanished_at = null
                            where tenant_id = :tenantId and message_id = :messageId""")
                    .param("version", version)
                    .param("contentHash", hash)
                    .param("readId", read)
                    .param("tenantId", tenant)
                    .param("messageId", announcement.id())
                    .update();
        }
        jdbc.sql("""
                        insert into announcement_version (tenant_id, message_id, version, content_hash, title, category, severity, tags,
                            services, major, action_by, starts_at, ends_at, modified_at, body_type, body, body_length, recorded_at)
                        values (:tenantId, :messageId, :version, :contentHash, :title, :category, :severity,
                            :tags, :services, :major, :actionBy, :startsAt, :endsAt, :modifiedAt, :bodyType, :body,
                            :bodyLength, :recordedAt)""")
                .param("tenantId", tenant)
                .param("messageId", announcement.id())
                .param("version", version)
                .param("contentHash", hash)
                .param("title", PlainText.line(announcement.title(), LONGEST_TITLE))
                .param("category", PlainText.line(announcement.category(), LONGEST_WORD))
                .param("severity", PlainText.line(announcement.severity(), LONGEST_WORD))
                .param("tags", lines(announcement.tags(), LONGEST_TAGS))
                .param("services", lines(announcement.services(), LONGEST_SERVICES))
                .param("major", announcement.major())
                .param("actionBy", announcement.actionBy())
                .param("startsAt", announcement.startsAt())
                .param("endsAt", announcement.endsAt())
                .param("modifiedAt", announcement.modifiedAt())
                .param("bodyType", announcement.bodyType())
                .param("body", kept(announcement.body()))
                .param("bodyLength", announcement.body().length())
                .param("recordedAt", clock.instant())
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
        return jdbc.sql("""
                            select * from announcement_version
                            where tenant_id = :tenantId and message_id = :messageId and version = :version""")
                .param("tenantId", tenant)
                .param("messageId", messageId)
                .param("version", version)
                .query(VERSION)
                .optional();
    }

    /** All versions of a message that a tenant has shown, the latest first. */
    @Transactional(readOnly = true)
    public List<AnnouncementVersion> versions(String tenant, String messageId) {
        return jdbc.sql("""
                            select * from announcement_version
                            where tenant_id = :tenantId and message_id = :messageId order by version desc""")
                .param("tenantId", tenant)
                .param("messageId", messageId)
                .query(VERSION)
                .list();
    }

    private static List<String> words(String lines) {
        return lines.isEmpty() ? List.of() : List.of(lines.split("\n"));
    }
}
