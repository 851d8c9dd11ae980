package fr.allset.tacite.change;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.text.PlainText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The changes, their texts, which tenant shows which, and what people have stated about them. */
@Repository
public class Changes {

    private static final int LONGEST_BECAUSE = 500;
    private static final int LONGEST_WORDS = 4000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Changes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<MicrosoftChange> find(String number) {
        return jdbc.sql("select * from microsoft_change where number = ?")
                .param(number)
                .query(Changes::change)
                .optional();
    }

    Optional<MicrosoftChange> ofMessage(String messageId) {
        return jdbc.sql("select * from microsoft_change where message_id = ?")
                .param(messageId)
                .query(Changes::change)
                .optional();
    }

    /** Holds it until the transaction ends: whoever changes anything about a change holds it first. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<MicrosoftChange> lock(String number) {
        jdbc.sql("select number from microsoft_change where number = ? for update")
                .param(number)
                .query(String.class)
                .list();
        return find(number);
    }

    /** @return its number */
    @Transactional(propagation = Propagation.MANDATORY)
    String insert(String messageId, int year) {
        var number = "EV-%d-%06d"
                .formatted(
                        year,
                        jdbc.sql("select nextval('microsoft_change_number')")
                                .query(Long.class)
                                .single());
        jdbc.sql("insert into microsoft_change (number, message_id, opened_at) values (?, ?, ?)")
                .params(number, messageId, now())
                .update();
        return number;
    }

    public List<ChangeRevision> revisions(String change) {
        return jdbc.sql("select * from change_revision where change_number = ? order by revision")
                .param(change)
                .query(Changes::revision)
                .list();
    }

    Optional<ChangeRevision> revision(String change, int revision) {
        return jdbc.sql("select * from change_revision where change_number = ? and revision = ?")
                .params(change, revision)
                .query(Changes::revision)
                .optional();
    }

    /** @return its number within the change */
    @Transactional(propagation = Propagation.MANDATORY)
    int insertRevision(
            String change,
            String hash,
            String tenant,
            String messageId,
            int version,
            boolean withdrawn,
            String because) {
        int revision = jdbc.sql("select coalesce(max(revision), 0) + 1 from change_revision where change_number = ?")
                .param(change)
                .query(Integer.class)
                .single();
        jdbc.sql("""
                        insert into change_revision (change_number, revision, content_hash, tenant_id, message_id, message_version, withdrawn,
                            because, recorded_at, status) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'TO_ASSESS')""")
                .params(
                        change,
                        revision,
                        hash,
                        tenant,
                        messageId,
                        version,
                        withdrawn,
                        PlainText.shortened(because, LONGEST_BECAUSE),
                        now())
                .update();
        return revision;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void setStatus(String change, int revision, RevisionStatus status) {
        jdbc.sql("""
                        update change_revision set status = :status,
                            told_at = case when :status = 'TOLD' then coalesce(told_at, :now) else told_at end,
                            closed_at = case when :status in ('CLOSED', 'SUPERSEDED', 'WITHOUT_NOTICE') then coalesce(closed_at, :now) else null end
                        where change_number = :change and revision = :revision""")
                .param("status", status.name())
                .param("now", now())
                .param("change", change)
                .param("revision", revision)
                .update();
    }

    /** The revision that a tenant shows. */
    Optional<Integer> shownBy(String change, String tenant) {
        return jdbc.sql("select revision from change_feed where change_number = ? and tenant_id = ?")
                .params(change, tenant)
                .query(Integer.class)
                .optional();
    }

    /** The revision that the tenant shows whose message centre counts for a customer: see {@link #concerned}. */
    public Optional<Integer> shownTo(String change, String customer) {
        return jdbc.sql("""
                        select f.revision from change_feed f join microsoft_tenant t on t.id = f.tenant_id
                        where f.change_number = :change and (t.customer_number = :customer and t.left_at is null and t.refused_since is null
                            or t.customer_number is null and not
                        """ + Tenants.countsFor(":customer") + """
                            )
                        order by f.revision desc limit 1""")
                .param("change", change)
                .param("customer", customer)
                .query(Integer.class)
                .optional();
    }

    /** The tenants that show a revision. */
    List<String> showing(String change, int revision) {
        return jdbc.sql("select tenant_id from change_feed where change_number = ? and revision = ? order by tenant_id")
                .params(change, revision)
                .query(String.class)
                .list();
    }

    /** Their names. */
    List<String> namesShowing(String change, int revision) {
        return jdbc.sql("""
                        select t.name from change_feed f join microsoft_tenant t on t.id = f.tenant_id
                        where f.change_number = ? and f.revision = ? order by t.name, t.id""").params(change, revision).query(String.class).list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void show(String change, String tenant, int revision) {
        if (jdbc.sql("update change_feed set revision = ? where change_number = ? and tenant_id = ?")
                        .params(revision, change, tenant)
                        .update()
                == 0) {
            jdbc.sql("insert into change_feed (change_number, tenant_id, revision) values (?, ?, ?)")
                    .params(change, tenant, revision)
                    .update();
        }
    }

    /** The revisions in one of these states that no tenant shows any more. */
    List<Integer> shownByNone(String change, Set<RevisionStatus> states) {
        return jdbc.sql("""
                        select revision from change_revision r where change_number = :change and status in (:states)
                            and not exists (select 1 from change_feed f where f.change_number = r.change_number and f.revision = r.revision)
                        order by revision""")
                .param("change", change)
                .param("states", states.stream().map(RevisionStatus::name).toList())
                .query(Integer.class)
                .list();
    }

    /** Whether customers were told of any of its revisions, or are to be in their digests. */
    boolean isTold(String change) {
        return !jdbc.sql("select 1 from change_notice where change_number = ? and replaced_at is null limit 1")
                .param(change)
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    /** The last revision before this one that any of the customers whose tenant shows this one was told of, or is to be in its digest. */
    Optional<ChangeRevision> lastTold(String change, int revision) {
        return jdbc.sql("""
                        select * from change_revision r where change_number = :change and revision < :revision
                            and exists (select 1 from change_notice n join customer c on c.number = n.customer_number
                                where n.change_number = r.change_number and n.revision = r.revision and n.replaced_at is null and\s""" + SHOWN + """
                            )
                        order by revision desc limit 1""")
                .param("change", change)
                .param("revision", revision)
                .query(Changes::revision)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void file(String tenant, String messageId, int version, String because) {
        jdbc.sql(
                        "insert into filed_announcement (tenant_id, message_id, version, filed_at, because) values (?, ?, ?, ?, ?)")
                .params(tenant, messageId, version, now(), PlainText.shortened(because, LONGEST_BECAUSE))
                .update();
    }

    // ---- assessments

    @Transactional(propagation = Propagation.MANDATORY)
    long insertAssessment(String change, int revision, AssessmentRequest stated, String by) {
        var id = new GeneratedKeyHolder();
        var french = stated.french();
        var english = stated.english();
        jdbc.sql("""
                        insert into change_assessment (change_number, revision, assessed_at, assessed_by, informs, reason, components, subject,
                            meaning, to_do, subject_en, meaning_en, to_do_en, effective_on, action_by, cancelled, urgent)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        change,
                        revision,
                        now(),
                        by,
                        stated.informs(),
                        stated.reason(),
                        Component.codes(stated.components()),
                        french == null ? null : french.subject(),
                        french == null ? null : french.meaning(),
                        french == null ? null : french.toDo(),
                        english == null ? null : english.subject(),
                        english == null ? null : english.meaning(),
                        english == null ? null : english.toDo(),
                        stated.effectiveOn(),
                        stated.actionBy(),
                        stated.cancelled(),
                        stated.urgent())
                .update(id, "id");
        return requireNonNull(id.getKey()).longValue();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void review(long assessment, boolean approved, String by, @Nullable String words) {
        jdbc.sql(
                        "update change_assessment set approved = ?, reviewed_at = ?, reviewed_by = ?, review_words = ? where id = ?")
                .params(approved, now(), by, words, assessment)
                .update();
    }

    /** The one that holds. */
    public Optional<Assessment> assessment(String change, int revision) {
        return jdbc.sql(
                        "select * from change_assessment where change_number = ? and revision = ? order by id desc limit 1")
                .params(change, revision)
                .query(Changes::assessment)
                .optional();
    }

    public Optional<Assessment> assessment(long id) {
        return jdbc.sql("select * from change_assessment where id = ?")
                .param(id)
                .query(Changes::assessment)
                .optional();
    }

    /** All of a change, oldest first. */
    public List<Assessment> assessments(String change) {
        return jdbc.sql("select * from change_assessment where change_number = ? order by id")
                .param(change)
                .query(Changes::assessment)
                .list();
    }

    // ---- diary

    @Transactional(propagation = Propagation.MANDATORY)
    void record(String change, String kind, String by, String words) {
        jdbc.sql("insert into change_event (change_number, happened_at, kind, caused_by, words) values (?, ?, ?, ?, ?)")
                .params(change, now(), kind, by, PlainText.shortened(words, LONGEST_WORDS))
                .update();
    }

    /** Oldest first. */
    List<ChangeEvent> events(String change) {
        return jdbc.sql("select * from change_event where change_number = ? order by id")
                .param(change)
                .query((row, index) -> new ChangeEvent(
                        requireNonNull(instant(row, "happened_at")),
                        row.getString("kind"),
                        row.getString("caused_by"),
                        row.getString("words")))
                .list();
    }

    // ---- whom

    /**
     * The numbers of the customers that a revision concerns, in their order: they are supplied one of the components on the day, and the
     * tenant whose message centre counts for them shows the revision. For a customer whose own tenant is read it is that one, for all
     * others the reseller's. Whoever a letter has told of an earlier revision is concerned as long as it is supplied anything: what it
     * was told may not hold any more.
     *
     * @param day   on which they are supplied
     * @param today on which those are supplied that were told before
     * @param after the last one that is known already, empty at first
     */
    List<String> concerned(
            String change,
            int revision,
            Set<Component> components,
            LocalDate day,
            LocalDate today,
            String after,
            int limit) {
        return components.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select c.number from customer c
                        where c.number > :after and\s""" + SHOWN + """
                            and (exists (select 1 from subscription s where s.customer_number = c.number and\s""" + SUPPLIED + Component.namedIn("s.components", components) + """
                            ) or exists (select 1 from change_notice n where n.change_number = :change and n.revision < :revision
                                    and n.customer_number = c.number and n.notice_id is not null)
                                and exists (select 1 from subscription s where s.customer_number = c.number
                                    and (s.ended_on is null or s.ended_on > :today)))
                        order by c.number limit :limit""")
                        .param("after", after)
                        .param("change", change)
                        .param("revision", revision)
                        .param("day", day)
                        .param("today", today)
                        .param("limit", limit)
                        .query(String.class)
                        .list();
    }

    /** How many customers and subscriptions {@link #concerned} are. */
    ChangeReach reach(String change, int revision, Set<Component> components, LocalDate day) {
        return components.isEmpty()
                ? ChangeReach.NONE
                : jdbc.sql("""
                        select count(distinct s.customer_number) as customers, count(*) as subscriptions
                        from customer c join subscription s on s.customer_number = c.number
                        where\s""" + SHOWN + " and " + SUPPLIED + Component.namedIn("s.components", components))
                        .param("change", change)
                        .param("revision", revision)
                        .param("day", day)
                        .query((row, index) -> new ChangeReach(row.getInt("customers"), row.getInt("subscriptions")))
                        .single();
    }

    /** The numbers of a customer's subscriptions that include one of the components and are supplied on the day or later. */
    List<String> subscriptionsConcerned(String customer, Set<Component> components, LocalDate day) {
        return components.isEmpty()
                ? List.of()
                : jdbc.sql("select s.number from subscription s where s.customer_number = :customer and " + SUPPLIED
                                + Component.namedIn("s.components", components) + " order by s.number")
                        .param("customer", customer)
                        .param("day", day)
                        .query(String.class)
                        .list();
    }

    private static final String SHOWN = """
             (case when
            """ + Tenants.countsFor("c.number") + """
                then (select count(*) from change_feed f join microsoft_tenant t on t.id = f.tenant_id
                    where f.change_number = :change and f.revision = :revision and t.customer_number = c.number)
                else (select count(*) from change_feed f join microsoft_tenant t on t.id = f.tenant_id
                    where f.change_number = :change and f.revision = :revision and t.customer_number is null)
                end) > 0
            """;

    private static final String SUPPLIED =
            "(s.ended_on is null or s.ended_on > :day) and (s.planned_end is null or s.planned_end > :day)"
                    + " and (s.non_renewed_from is null or s.non_renewed_from > :day) and ";

    // ---- rows

    public static MicrosoftChange change(ResultSet row, int index) throws SQLException {
        return new MicrosoftChange(
                row.getString("number"), row.getString("message_id"), requireNonNull(instant(row, "opened_at")));
    }

    public static ChangeRevision revision(ResultSet row, int index) throws SQLException {
        return new ChangeRevision(
                row.getString("change_number"),
                row.getInt("revision"),
                row.getString("content_hash"),
                row.getString("tenant_id"),
                row.getString("message_id"),
                row.getInt("message_version"),
                row.getBoolean("withdrawn"),
                row.getString("because"),
                requireNonNull(instant(row, "recorded_at")),
                RevisionStatus.valueOf(row.getString("status")),
                instant(row, "told_at"),
                instant(row, "closed_at"));
    }

    public static Assessment assessment(ResultSet row, int index) throws SQLException {
        boolean informs = row.getBoolean("informs");
        var codes = row.getString("components");
        var stated = new AssessmentRequest(
                informs,
                row.getString("reason"),
                codes.isEmpty() ? Set.of() : Component.ofCodes(codes),
                words(row, ""),
                words(row, "_en"),
                row.getObject("effective_on", LocalDate.class),
                row.getObject("action_by", LocalDate.class),
                row.getBoolean("cancelled"),
                row.getBoolean("urgent"));
        return new Assessment(
                row.getLong("id"),
                row.getString("change_number"),
                row.getInt("revision"),
                requireNonNull(instant(row, "assessed_at")),
                row.getString("assessed_by"),
                stated,
                (Boolean) row.getObject("approved"),
                instant(row, "reviewed_at"),
                row.getString("reviewed_by"),
                row.getString("review_words"));
    }

    private static AssessmentRequest.@Nullable Words words(ResultSet row, String suffix) throws SQLException {
        var subject = row.getString("subject" + suffix);
        return subject == null
                ? null
                : new AssessmentRequest.Words(
                        subject, row.getString("meaning" + suffix), row.getString("to_do" + suffix));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
