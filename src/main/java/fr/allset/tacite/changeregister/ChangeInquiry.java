package fr.allset.tacite.changeregister;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import fr.allset.tacite.change.Assessment;
import fr.allset.tacite.change.ChangeEvent;
import fr.allset.tacite.change.ChangeRevision;
import fr.allset.tacite.change.Changes;
import fr.allset.tacite.change.CountingDay;
import fr.allset.tacite.change.MicrosoftChange;
import fr.allset.tacite.change.WasNow;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.microsoftfeed.AnnouncementVersion;
import fr.allset.tacite.microsoftfeed.Announcements;
import fr.allset.tacite.microsoftfeed.Tenant;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.persistence.Page;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.persistence.TextSearch;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.text.Sha256;
import fr.allset.tacite.time.ContractTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The changes as the staff looks them up: the list, all there is about one of them, and what was filed. Only reads, a handful of
 * statements for a page, and of what may be very many only the first.
 */
@Service
@Transactional(readOnly = true)
public class ChangeInquiry {

    /** As many entries of a diary are read, the latest. */
    public static final int MOST_EVENTS = 200;
    /** As many versions of the message are listed, the latest. */
    public static final int MOST_VERSIONS = 200;

    /** Microsoft's text of a revision {@code r}, without its body. */
    static final String TEXT_COLUMNS =
            "v.title, v.category, v.severity, v.tags, v.services, v.major, v.action_by, v.starts_at, v.ends_at,"
                    + " v.modified_at, v.body_type";

    static final String TEXT_JOIN =
            " join announcement_version v on v.tenant_id = r.tenant_id and v.message_id = r.message_id"
                    + " and v.version = r.message_version";

    /** Microsoft's text, without its body. */
    static final RowMapping<Announcement> TEXT = RowMapping.of(Announcement.class)
            .column("id", "message_id")
            .with("tags", row -> words(row.get("tags", String.class)))
            .with("services", row -> words(row.get("services", String.class)))
            .with("body", row -> "");

    private static final RowMapping<Version> VERSION = RowMapping.of(Version.class)
            .column("tenant", "tenant_id")
            .column("hash", "content_hash")
            .column("filed", "because");

    private static final RowMapping<ToldOf> TOLD_OF = RowMapping.of(ToldOf.class)
            .with("tally.sent", row -> 0L)
            .with("tally.failed", row -> 0L)
            .with("tally.returned", row -> 0L);

    private static final RowMapping<ToldRevision> TOLD_REVISION = RowMapping.of(ToldRevision.class);
    private static final RowMapping<Shown> SHOWN = RowMapping.of(Shown.class);
    private static final RowMapping<Current> CURRENT = RowMapping.of(Current.class)
            .with("revision", row -> row.as(Changes.REVISION))
            .with("text", row -> row.as(TEXT));

    private static final RowMapping<Filed> FILED_NOW = RowMapping.of(Filed.class)
            .with("text", row -> row.as(TEXT))
            .column("change", "change_number")
            .with("followed", row -> row.get("followed", Integer.class) == 1);

    private static final String OPEN_OF =
            "(select 1 from change_revision r where r.change_number = c.number and r.status in ";

    private static final String MATCHING = """
            from microsoft_change c
            where (:everyState
                    or (:toAssess and exists %1$s ('TO_ASSESS', 'TO_REVIEW')))
                    or (:underWay and exists %1$s ('TELLING', 'TOLD')))
                    or (:over and not exists %1$s ('TO_ASSESS', 'TO_REVIEW', 'TELLING', 'TOLD'))
                        and :told = (case when exists %1$s ('CLOSED')) or exists (select 1 from change_notice n
                            where n.change_number = c.number and n.replaced_at is null)
                            then 1 else 0 end)))
                and (:everyText or %2$s
                    or c.number in (select r.change_number from change_revision r join announcement_version v on v.tenant_id = r.tenant_id
                        and v.message_id = r.message_id and v.version = r.message_version where %3$s)
                    or c.number in (select a.change_number from change_assessment a where %4$s)
                    or c.number in (select n.change_number from change_notice n join customer k on k.number = n.customer_number
                        where %5$s))
                and (:everyDay or exists (select 1 from change_feed f
                    join change_revision r on r.change_number = f.change_number and r.revision = f.revision
                    join announcement_version v on v.tenant_id = r.tenant_id and v.message_id = r.message_id
                        and v.version = r.message_version
                    left join change_assessment a on a.id = (select max(x.id) from change_assessment x
                        where x.change_number = r.change_number and x.revision = r.revision)
                    where f.change_number = c.number
                        and (coalesce(a.action_by, a.effective_on) between :first and :last
                            or a.action_by is null and a.effective_on is null
                                and coalesce(v.action_by, v.ends_at) >= :from and coalesce(v.action_by, v.ends_at) < :to)))
            """.formatted(
                    OPEN_OF,
                    TextSearch.in("c.number", "c.message_id"),
                    TextSearch.in("v.title"),
                    TextSearch.in("a.subject"),
                    TextSearch.in("k.number", "k.name"));

    private final JdbcClient jdbc;
    private final Changes changes;
    private final Announcements announcements;
    private final Tenants tenants;

    ChangeInquiry(JdbcClient jdbc, Changes changes, Announcements announcements, Tenants tenants) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.announcements = announcements;
        this.tenants = tenants;
    }

    /** Which changes are looked for. */
    public enum Which {
        ALL,
        /** A person assesses one of its texts, or looks at an assessment. */
        TO_ASSESS,
        /** Customers are being told of one of its texts, or gone after. */
        UNDER_WAY,
        /** Customers were told, and nothing is left to do. */
        CLOSED,
        /** It was assessed, and customers were not told. */
        WITHOUT_NOTICE
    }

    /**
     * Days among which the one that counts lies, both included.
     *
     * @param first null: from the beginning
     * @param last  null: without end
     */
    public record Days(@Nullable LocalDate first, @Nullable LocalDate last) {

        /** Whatever the day. */
        public static final Days ALL = new Days(null, null);

        /** Whether a day lies among them; what has no day lies among all days alone. */
        public boolean include(Optional<LocalDate> day) {
            return (first == null && last == null)
                    || (day.isPresent()
                            && (first == null || !day.get().isBefore(first))
                            && (last == null || !day.get().isAfter(last)));
        }
    }

    /**
     * A text of a change that a tenant shows.
     *
     * @param text       Microsoft's, without its body
     * @param tenants    how many show it
     * @param assessment what holds about it; null when nobody has assessed it
     */
    public record Current(
            ChangeRevision revision,
            Announcement text,
            int tenants,
            @Nullable Assessment assessment) {

        public Optional<CountingDay> day() {
            return CountingDay.of(text, assessment);
        }
    }

    /**
     * A change as a line of the list.
     *
     * @param current  its texts that tenants show, the latest first; at least one
     * @param told     how many customers were told of it
     * @param answered how many of them have answered what they were told last
     * @param waiting  to how many of them the last word is still in a digest that has not gone out
     */
    public record Entry(MicrosoftChange change, List<Current> current, long told, long answered, long waiting) {

        public Entry {
            current = List.copyOf(current);
        }

        public Current latest() {
            return current.get(0);
        }
    }

    /**
     * A page of the list: those to be assessed first, then those under way; of these the newest first.
     *
     * @param text what the number of the change, of the message or of a customer told contains, or the title, or a customer's name
     * @param page from 0
     */
    public Page<Entry> page(Which which, String text, Days days, int page, int size) {
        var first = days.first() == null ? LocalDate.of(1, 1, 1) : days.first();
        var last = days.last() == null ? LocalDate.of(ContractTime.LAST_YEAR, 12, 31) : days.last();
        var parameters = new HashMap<String, Object>();
        parameters.put("everyState", which == Which.ALL);
        parameters.put("toAssess", which == Which.TO_ASSESS);
        parameters.put("underWay", which == Which.UNDER_WAY);
        parameters.put("over", which == Which.CLOSED || which == Which.WITHOUT_NOTICE);
        parameters.put("told", which == Which.CLOSED ? 1 : 0);
        parameters.put("everyText", text.isBlank());
        parameters.put("text", TextSearch.pattern(text));
        parameters.put("everyDay", days.equals(Days.ALL));
        parameters.put("first", first);
        parameters.put("last", last);
        parameters.put("from", ContractTime.startOf(first));
        parameters.put("to", ContractTime.startOf(last.plusDays(1)));
        long total = jdbc.sql("select count(*) " + MATCHING)
                .params(parameters)
                .query(Long.class)
                .single();
        var found = jdbc.sql("select c.* " + MATCHING + """
                         order by (select min(case when r.status in ('TO_ASSESS', 'TO_REVIEW') then 0 when r.status in ('TELLING', 'TOLD')
                            then 1 else 2 end) from change_revision r where r.change_number = c.number), c.opened_at desc, c.number desc
                        limit :size offset :start""")
                .params(parameters)
                .param("size", size)
                .param("start", (long) page * size)
                .query(Changes.CHANGE)
                .list();
        return new Page<>(entries(found), page, size, total);
    }

    /** @throws Refusal when there is no such change */
    public Entry entry(String number) {
        return entries(List.of(changes.find(number).orElseThrow(() -> Refusal.notFound("unknown-change", number))))
                .get(0);
    }

    private List<Entry> entries(List<MicrosoftChange> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        var numbers = found.stream().map(MicrosoftChange::number).toList();
        var assessments = held(numbers);
        var current = jdbc
                .sql("select r.*, f.tenants, " + TEXT_COLUMNS + """
                         from change_revision r
                        join (select change_number, revision, count(*) as tenants from change_feed where change_number in (:numbers)
                            group by change_number, revision) f on f.change_number = r.change_number and f.revision = r.revision
                        """ + TEXT_JOIN + " order by r.revision desc")
                .param("numbers", numbers)
                .query(CURRENT.with(
                        "assessment",
                        row -> assessments.get(row.as(Changes.REVISION).key())))
                .list()
                .stream()
                .collect(groupingBy(one -> one.revision().change()));
        var tallies = new HashMap<String, Tally>();
        jdbc.sql("""
                        select n.change_number, count(*) as told, count(n.acknowledged_at) as answered,
                            sum(case when n.notice_id is null then 1 else 0 end) as waiting
                        from change_notice n
                        join (select change_number, customer_number, max(revision) as revision from change_notice
                            where change_number in (:numbers) and replaced_at is null group by change_number, customer_number) l
                        on l.change_number = n.change_number and l.customer_number = n.customer_number and l.revision = n.revision
                        group by n.change_number""")
                .param("numbers", numbers)
                .query(TOLD_OF)
                .list()
                .forEach(one -> tallies.put(one.changeNumber(), one.tally()));
        return found.stream()
                .map(change -> {
                    var tally = tallies.getOrDefault(change.number(), Tally.NONE);
                    return new Entry(
                            change,
                            requireNonNull(current.get(change.number())),
                            tally.told(),
                            tally.answered(),
                            tally.waiting());
                })
                .toList();
    }

    /** What holds about each revision, by its key. */
    private Map<String, Assessment> held(Collection<String> numbers) {
        return jdbc
                .sql("select * from change_assessment where change_number in (:numbers) order by id")
                .param("numbers", numbers)
                .query(Changes.ASSESSMENT)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        one -> ChangeRevision.key(one.change(), one.revision()), one -> one, (one, later) -> later));
    }

    // ---- one of them

    /**
     * How many customers were told of a revision.
     *
     * @param answered how many of them have answered
     * @param waiting  how many are told in a digest that has not gone out
     * @param sent     to how many the letter was taken by the mail server
     * @param failed   to how many it could not be sent
     * @param returned from how many it came back
     */
    public record Tally(long told, long answered, long waiting, long sent, long failed, long returned) {

        static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);
    }

    /**
     * A revision with what has been stated about it.
     *
     * @param text       Microsoft's; in place of its body the body's SHA-256
     * @param shownBy    the tenants that show it
     * @param held       what holds about it; null when nobody has assessed it
     * @param before     the revision that it is compared with, the one before in the same tenant; null of the first
     * @param was        Microsoft's text of that one, in the same way
     * @param difference what it says otherwise than that one; null of the first
     */
    public record Revision(
            ChangeRevision revision,
            Announcement text,
            List<Tenant> shownBy,
            @Nullable Assessment held,
            @Nullable ChangeRevision before,
            @Nullable Announcement was,
            @Nullable WasNow difference,
            Tally tally) {}

    /**
     * A version of the message as a tenant has shown it.
     *
     * @param bodyLength of the whole body, in characters
     * @param revision   the revision that has this text; null when it was filed
     * @param filed      why it was filed; null when it was not
     */
    public record Version(
            String tenant,
            int version,
            String title,
            String hash,
            @Nullable Instant modifiedAt,
            Instant recordedAt,
            int bodyLength,
            @Nullable Integer revision,
            @Nullable String filed) {}

    /**
     * All there is about one change; its customers are another list.
     *
     * @param revisions   the latest first
     * @param versions    the latest {@value #MOST_VERSIONS}, the latest first
     * @param assessments the latest first
     * @param diary       the latest {@value #MOST_EVENTS}, the latest first, of {@code eventCount}
     * @param tenants     by their ids
     */
    public record Dossier(
            Entry entry,
            List<Revision> revisions,
            List<Version> versions,
            List<Assessment> assessments,
            List<ChangeEvent> diary,
            long eventCount,
            Map<String, Tenant> tenants) {

        public MicrosoftChange change() {
            return entry.change();
        }
    }

    /** @throws Refusal when there is no such change */
    public Dossier dossier(String number) {
        var entry = entry(number);
        var known = tenants.all().stream().collect(Collectors.toMap(Tenant::id, tenant -> tenant));
        var assessments = new ArrayList<>(changes.assessments(number));
        Collections.reverse(assessments);
        return new Dossier(
                entry,
                revisions(number, known),
                versions(entry.change()),
                assessments,
                changes.latestEvents(number, MOST_EVENTS),
                changes.eventCount(number),
                known);
    }

    private List<Revision> revisions(String number, Map<String, Tenant> known) {
        var held = held(List.of(number));
        var tallies = tallies(number);
        var shown = new HashMap<Integer, List<Tenant>>();
        jdbc.sql("select tenant_id, revision from change_feed where change_number = :change order by tenant_id")
                .param("change", number)
                .query(SHOWN)
                .list()
                .forEach(one -> shown.computeIfAbsent(one.revision(), revision -> new ArrayList<>())
                        .add(requireNonNull(known.get(one.tenantId()))));
        var revisions = new ArrayList<Revision>();
        var rows = jdbc.sql("select r.*, " + TEXT_COLUMNS + " from change_revision r" + TEXT_JOIN
                        + " where r.change_number = :change order by r.revision")
                .param("change", number)
                .query(CURRENT.with("tenants", row -> 0).with("assessment", row -> null))
                .list();
        for (var row : rows) {
            var revision = row.revision();
            var text = row.text().withBody(bodyHash(revision));
            var before = before(revisions, revision);
            revisions.add(
                    0,
                    new Revision(
                            revision,
                            text,
                            shown.getOrDefault(revision.revision(), List.of()),
                            held.get(revision.key()),
                            before == null ? null : before.revision(),
                            before == null ? null : before.text(),
                            before == null ? null : WasNow.of(before.text(), text),
                            tallies.getOrDefault(revision.revision(), Tally.NONE)));
        }
        return revisions;
    }

    /** One body at a time: each may be long, and there may be many. */
    private String bodyHash(ChangeRevision revision) {
        return Sha256.of(jdbc.sql("""
                        select body from announcement_version
                        where tenant_id = :tenantId and message_id = :messageId and version = :version""")
                .param("tenantId", revision.tenant())
                .param("messageId", revision.messageId())
                .param("version", revision.messageVersion())
                .query(String.class)
                .single());
    }

    /** The one before in the same tenant, or else the one before. */
    private static @Nullable Revision before(List<Revision> earlier, ChangeRevision revision) {
        return earlier.stream()
                .filter(one -> one.revision().tenant().equals(revision.tenant()))
                .findFirst()
                .or(() -> earlier.stream().findFirst())
                .orElse(null);
    }

    private Map<Integer, Tally> tallies(String number) {
        var tallies = new HashMap<Integer, Tally>();
        jdbc.sql("""
                        select n.revision, count(*) as told, count(n.acknowledged_at) as answered,
                            sum(case when n.notice_id is null then 1 else 0 end) as waiting,
                            sum(case when l.status = 'SENT' then 1 else 0 end) as sent,
                            sum(case when l.status = 'FAILED' and b.notice_id is null then 1 else 0 end) as failed,
                            sum(case when l.status = 'FAILED' and b.notice_id is not null then 1 else 0 end) as returned
                        from change_notice n left join notice l on l.id = n.notice_id
                            left join (select distinct notice_id from notice_bounce) b on b.notice_id = l.id
                        where n.change_number = :change and n.replaced_at is null group by n.revision""")
                .param("change", number)
                .query(TOLD_REVISION)
                .list()
                .forEach(one -> tallies.put(one.revision(), one.tally()));
        return tallies;
    }

    private List<Version> versions(MicrosoftChange change) {
        return jdbc.sql("""
                        select v.tenant_id, v.version, v.title, v.content_hash, v.modified_at, v.recorded_at, v.body_length, f.because,
                            (select max(r.revision) from change_revision r
                                where r.change_number = :change and r.content_hash = v.content_hash)
                                as revision
                        from announcement_version v
                        left join filed_announcement f on f.tenant_id = v.tenant_id and f.message_id = v.message_id
                            and f.version = v.version
                        where v.message_id = :message order by v.recorded_at desc, v.tenant_id, v.version desc limit :most""")
                .param("change", change.number())
                .param("message", change.messageId())
                .param("most", MOST_VERSIONS)
                .query(VERSION)
                .list();
    }

    /** The whole text of a version that a tenant has shown of the message of a change. */
    public Optional<AnnouncementVersion> text(MicrosoftChange change, String tenant, int version) {
        return announcements.find(tenant, change.messageId(), version);
    }

    // ---- what was filed

    /**
     * A message of which no change was made, as a tenant shows it now.
     *
     * @param because  why it was filed, in French
     * @param text     Microsoft's, without its body
     * @param change   the number of the change that was made of the message at another time, or in another tenant; null when none was
     * @param followed whether that one is under way, or customers were told of it
     */
    public record Filed(
            Tenant tenant,
            int version,
            Instant filedAt,
            String because,
            Announcement text,
            @Nullable String change,
            boolean followed) {}

    private static final String FILED = """
             from filed_announcement r
            join announcement n on n.tenant_id = r.tenant_id and n.message_id = r.message_id and n.version = r.version
            join announcement_version v on v.tenant_id = r.tenant_id and v.message_id = r.message_id and v.version = r.version
            left join microsoft_change c on c.message_id = r.message_id
            where (:everyText or %s)
                and not exists (select 1 from change_revision o where o.message_id = r.message_id and o.content_hash = v.content_hash)
            """.formatted(TextSearch.in("r.message_id", "v.title", "v.services"));

    /**
     * Messages that were filed and are what a tenant shows now, the latest filed first.
     *
     * @param text what Microsoft's number, the title or the names of the services contain
     * @param page from 0
     */
    public Page<Filed> filed(String text, int page, int size) {
        Map<String, Object> parameters = Map.of("everyText", text.isBlank(), "text", TextSearch.pattern(text));
        long total = jdbc.sql("select count(*)" + FILED)
                .params(parameters)
                .query(Long.class)
                .single();
        var known = tenants.all().stream().collect(Collectors.toMap(Tenant::id, tenant -> tenant));
        var filed = jdbc.sql(
                        "select r.tenant_id, r.message_id, r.version, r.filed_at, r.because, c.number as change_number, "
                                + TEXT_COLUMNS + """
                        , (case when exists (select 1 from change_revision o where o.change_number = c.number
                                and o.status in ('TO_ASSESS', 'TO_REVIEW', 'TELLING', 'TOLD'))
                            or exists (select 1 from change_notice t
                                where t.change_number = c.number and t.replaced_at is null)
                            then 1 else 0 end) as followed
                        """ + FILED
                                + " order by r.filed_at desc, r.message_id desc, r.tenant_id limit :size offset :start")
                .params(parameters)
                .param("size", size)
                .param("start", (long) page * size)
                .query(FILED_NOW.with("tenant", row -> known.get(row.get("tenant_id", String.class))))
                .list();
        return new Page<>(filed, page, size, total);
    }

    // ---- rows

    private record ToldOf(String changeNumber, Tally tally) {}

    private record ToldRevision(int revision, Tally tally) {}

    private record Shown(String tenantId, int revision) {}

    private static List<String> words(String lines) {
        return lines.isEmpty() ? List.of() : List.of(lines.split("\n"));
    }
}
