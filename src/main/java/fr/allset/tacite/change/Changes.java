package fr.allset.tacite.change;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.persistence.Diary;
import fr.allset.tacite.persistence.NumberSeries;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.text.PlainText;
import java.time.Clock;
import java.time.LocalDate;
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

    private static final NumberSeries NUMBERS = new NumberSeries("EV", "microsoft_change_number");
    private static final int LONGEST_BECAUSE = 500;
    private static final int LONGEST_WORDS = 4000;

    public static final RowMapping<MicrosoftChange> CHANGE = RowMapping.of(MicrosoftChange.class);

    public static final RowMapping<ChangeRevision> REVISION = RowMapping.of(ChangeRevision.class)
            .column("change", "change_number")
            .column("hash", "content_hash")
            .column("tenant", "tenant_id");

    public static final RowMapping<Assessment> ASSESSMENT = RowMapping.of(Assessment.class)
            .column("change", "change_number")
            .column("stated.english.subject", "subject_en")
            .column("stated.english.meaning", "meaning_en")
            .column("stated.english.toDo", "to_do_en");

    private static final RowMapping<ChangeReach> REACH = RowMapping.of(ChangeReach.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Diary<ChangeEvent> diary;

    Changes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.diary = new Diary<>(jdbc, ChangeEvent.class, "change_event", "change_number");
    }

    public Optional<MicrosoftChange> find(String number) {
        return jdbc.sql("select * from microsoft_change where number = :number")
                .param("number", number)
                .query(CHANGE)
                .optional();
    }

    Optional<MicrosoftChange> ofMessage(String messageId) {
        return jdbc.sql("select * from microsoft_change where message_id = :messageId")
                .param("messageId", messageId)
                .query(CHANGE)
                .optional();
    }

    /** Holds it until the transaction ends: whoever changes anything about a change holds it first. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<MicrosoftChange> lock(String number) {
        jdbc.sql("select number from microsoft_change where number = :number for update")
                .param("number", number)
                .query(String.class)
                .list();
        return find(number);
    }

    /** @return its number */
    @Transactional(propagation = Propagation.MANDATORY)
    String insert(String messageId, int year) {
        var number = NUMBERS.next(jdbc, year);
        jdbc.sql("insert into microsoft_change (number, message_id, opened_at) values (:number, :messageId, :openedAt)")
                .param("number", number)
                .param("messageId", messageId)
                .param("openedAt", clock.instant())
                .update();
        return number;
    }

    public List<ChangeRevision> revisions(String change) {
        return jdbc.sql("select * from change_revision where change_number = :change order by revision")
                .param("change", change)
                .query(REVISION)
                .list();
    }

    Optional<ChangeRevision> revision(String change, int revision) {
        return jdbc.sql("select * from change_revision where change_number = :change and revision = :revision")
                .param("change", change)
                .param("revision", revision)
                .query(REVISION)
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
        int revision = jdbc.sql(
                        "select coalesce(max(revision), 0) + 1 from change_revision where change_number = :change")
                .param("change", change)
                .query(Integer.class)
                .single();
        jdbc.sql("""
                        insert into change_revision (change_number, revision, content_hash, tenant_id, message_id,
                            message_version, withdrawn, because, recorded_at, status)
                        values (:change, :revision, :contentHash, :tenantId, :messageId, :messageVersion, :withdrawn,
                            :because, :recordedAt, 'TO_ASSESS')""")
                .param("change", change)
                .param("revision", revision)
                .param("contentHash", hash)
                .param("tenantId", tenant)
                .param("messageId", messageId)
                .param("messageVersion", version)
                .param("withdrawn", withdrawn)
                .param("because", PlainText.shortened(because, LONGEST_BECAUSE))
                .param("recordedAt", clock.instant())
                .update();
        return revision;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void setStatus(String change, int revision, RevisionStatus status) {
        jdbc.sql("""
                        update change_revision set status = :status,
                            told_at = case when :status = 'TOLD' then coalesce(told_at, :now) else told_at end,
                            closed_at = case when :status in ('CLOSED', 'SUPERSEDED', 'WITHOUT_NOTICE')
                                then coalesce(closed_at, :now) else null end
                        where change_number = :change and revision = :revision""")
                .param("status", status)
                .param("now", clock.instant())
                .param("change", change)
                .param("revision", revision)
                .update();
    }

    /** The revision that a tenant shows. */
    Optional<Integer> shownBy(String change, String tenant) {
        return jdbc.sql("select revision from change_feed where change_number = :change and tenant_id = :tenantId")
                .param("change", change)
                .param("tenantId", tenant)
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
        return jdbc.sql(
                        "select tenant_id from change_feed where change_number = :change and revision = :revision order by tenant_id")
                .param("change", change)
                .param("revision", revision)
                .query(String.class)
                .list();
    }

    /** Their names. */
    List<String> namesShowing(String change, int revision) {
        return jdbc.sql("""
                        select t.name from change_feed f join microsoft_tenant t on t.id = f.tenant_id
                        where f.change_number = :change and f.revision = :revision order by t.name, t.id""")
                .param("change", change)
                .param("revision", revision)
                .query(String.class)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void show(String change, String tenant, int revision) {
        if (jdbc.sql(
                                "update change_feed set revision = :revision where change_number = :change and tenant_id = :tenantId")
                        .param("revision", revision)
                        .param("change", change)
                        .param("tenantId", tenant)
                        .update()
                == 0) {
            jdbc.sql(
                            "insert into change_feed (change_number, tenant_id, revision) values (:change, :tenantId, :revision)")
                    .param("change", change)
                    .param("tenantId", tenant)
                    .param("revision", revision)
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
                .param("states", states)
                .query(Integer.class)
                .list();
    }

    /** Whether customers were told of any of its revisions, or are to be in their digests. */
    boolean isTold(String change) {
        return !jdbc.sql("select 1 from change_notice where change_number = :change and replaced_at is null limit 1")
                .param("change", change)
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    /**
     * The last revision before this one of which a customer was told, or is to be in its digest. Customers count whose tenant shows this
     * one.
     */
    Optional<ChangeRevision> lastTold(String change, int revision) {
        return jdbc.sql("""
                        select * from change_revision r where change_number = :change and revision < :revision
                            and exists (select 1 from change_notice n join customer c on c.number = n.customer_number
                                where n.change_number = r.change_number and n.revision = r.revision
                                    and n.replaced_at is null and\s""" + SHOWN + """
                            )
                        order by revision desc limit 1""")
                .param("change", change)
                .param("revision", revision)
                .query(REVISION)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void file(String tenant, String messageId, int version, String because) {
        jdbc.sql("""
                            insert into filed_announcement (tenant_id, message_id, version, filed_at, because)
                            values (:tenantId, :messageId, :version, :filedAt, :because)""")
                .param("tenantId", tenant)
                .param("messageId", messageId)
                .param("version", version)
                .param("filedAt", clock.instant())
                .param("because", PlainText.shortened(because, LONGEST_BECAUSE))
                .update();
    }

    // ---- assessments

    @Transactional(propagation = Propagation.MANDATORY)
    long insertAssessment(String change, int revision, AssessmentRequest stated, String by) {
        var id = new GeneratedKeyHolder();
        var french = stated.french();
        var english = stated.english();
        jdbc.sql("""
                        insert into change_assessment (change_number, revision, assessed_at, assessed_by, informs,
                            reason, components, subject, meaning, to_do, subject_en, meaning_en, to_do_en, effective_on,
                            action_by, cancelled, urgent)
                        values (:change, :revision, :assessedAt, :assessedBy, :informs, :reason, :components, :subject,
                            :meaning, :toDo, :subjectEn, :meaningEn, :toDoEn, :effectiveOn, :actionBy, :cancelled, :urgent)""")
                .param("change", change)
                .param("revision", revision)
                .param("assessedAt", clock.instant())
                .param("assessedBy", by)
                .param("informs", stated.informs())
                .param("reason", stated.reason())
                .param("components", Component.codes(stated.components()))
                .param("subject", french == null ? null : french.subject())
                .param("meaning", french == null ? null : french.meaning())
                .param("toDo", french == null ? null : french.toDo())
                .param("subjectEn", english == null ? null : english.subject())
                .param("meaningEn", english == null ? null : english.meaning())
                .param("toDoEn", english == null ? null : english.toDo())
                .param("effectiveOn", stated.effectiveOn())
                .param("actionBy", stated.actionBy())
                .param("cancelled", stated.cancelled())
                .param("urgent", stated.urgent())
                .update(id, "id");
        return requireNonNull(id.getKey()).longValue();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void review(long assessment, boolean approved, String by, @Nullable String words) {
        jdbc.sql("""
                            update change_assessment set approved = :approved, reviewed_at = :reviewedAt,
                                reviewed_by = :reviewedBy, review_words = :reviewWords
                            where id = :id""")
                .param("approved", approved)
                .param("reviewedAt", clock.instant())
                .param("reviewedBy", by)
                .param("reviewWords", words)
                .param("id", assessment)
                .update();
    }

    /** The one that holds. */
    public Optional<Assessment> assessment(String change, int revision) {
        return jdbc.sql(
                        "select * from change_assessment where change_number = :change and revision = :revision order by id desc limit 1")
                .param("change", change)
                .param("revision", revision)
                .query(ASSESSMENT)
                .optional();
    }

    public Optional<Assessment> assessment(long id) {
        return jdbc.sql("select * from change_assessment where id = :id")
                .param("id", id)
                .query(ASSESSMENT)
                .optional();
    }

    /** All of a change, oldest first. */
    public List<Assessment> assessments(String change) {
        return jdbc.sql("select * from change_assessment where change_number = :change order by id")
                .param("change", change)
                .query(ASSESSMENT)
                .list();
    }

    // ---- diary

    @Transactional(propagation = Propagation.MANDATORY)
    void record(String change, String kind, String by, String words) {
        diary.add(change, new ChangeEvent(clock.instant(), kind, by, PlainText.shortened(words, LONGEST_WORDS)));
    }

    /** Oldest first. */
    List<ChangeEvent> events(String change) {
        return diary.of(change);
    }

    /** The latest first, at most {@code most}. */
    public List<ChangeEvent> latestEvents(String change, int most) {
        return diary.latest(change, most);
    }

    /** How many entries the diary of a change has. */
    public long eventCount(String change) {
        return diary.count(change);
    }

    // ---- whom

    /**
     * The numbers of the customers that a revision concerns, in their order. They are supplied one of the components on the day, and the
     * tenant whose message centre counts for them shows the revision. For a customer whose own tenant is read it is that one, for all
     * others the reseller's. Whoever a letter has told of an earlier revision is concerned as long as it is supplied anything. What it was
     * told may not hold any more.
     *
     * @param day   on which they are supplied
     * @param today on which those are supplied that were told before
     * @param after the last one that is known already, empty at first
     *
     *
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
                            and (exists (select 1 from subscription s
                                where s.customer_number = c.number and\s""" + SUPPLIED + Component.namedIn("s.components", components) + """
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
                        .query(REACH)
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
}
