package fr.allset.tacite.changeregister;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.change.Assessment;
import fr.allset.tacite.change.ChangeRevision;
import fr.allset.tacite.change.Changes;
import fr.allset.tacite.change.CountingDay;
import fr.allset.tacite.change.RevisionStatus;
import fr.allset.tacite.changeregister.ChangeDay.Kind;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.terms.TermsCatalogue;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The calendar of changes (art. 1): what comes when, for whom. For the staff all of it, with Microsoft's dates of what is still to be
 * assessed; for a client what it was told of. Only reads, a handful of statements.
 */
@Service
@Transactional(readOnly = true)
public class ChangeCalendar {

    /** So many customers of a day are named. */
    public static final int NAMES = 5;

    /** The customers whose own tenant counts for them. */
    private static final String OWN =
            " left join (select distinct customer_number from microsoft_tenant) own on own.customer_number = n.customer_number";

    private static final RowMapping<Told> TOLD =
            RowMapping.of(Told.class).column("change", "change_number").column("assessment", "assessment_id");

    private static final RowMapping<Text> TEXT = RowMapping.of(Text.class)
            .with("revision", row -> row.as(Changes.REVISION))
            .with("text", row -> row.as(ChangeInquiry.TEXT));

    private static final RowMapping<Unassessed> UNASSESSED =
            RowMapping.of(Unassessed.class).with("text", row -> row.as(TEXT));

    private static final RowMapping<Named> NAMED = RowMapping.of(Named.class);

    private final JdbcClient jdbc;
    private final TermsCatalogue terms;
    private final Clock clock;

    ChangeCalendar(JdbcClient jdbc, TermsCatalogue terms, Clock clock) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.clock = clock;
    }

    /** Those who were told of a revision, as one: all for whom the reseller's tenant counts, or a customer with its own. */
    private record Told(String change, int revision, String audience, long assessment, long customers, long answered) {

        String group() {
            return change + "/" + audience;
        }

        String key() {
            return ChangeRevision.key(change, revision) + "/" + audience;
        }
    }

    private record Text(ChangeRevision revision, Announcement text) {}

    private record Named(String changeNumber, int revision, String audience, String name) {

        String key() {
            return ChangeRevision.key(changeNumber, revision) + "/" + audience;
        }
    }

    private record Unassessed(Text text, String audience) {

        ChangeDay day() {
            var revision = text.revision();
            var day = CountingDay.ofMicrosoft(text.text()).orElseThrow();
            return new ChangeDay(
                    day.day(),
                    Kind.of(day.kind()),
                    0,
                    revision.change(),
                    revision.revision(),
                    revision.messageId(),
                    text.text().title(),
                    null,
                    Set.of(),
                    revision.withdrawn(),
                    audience,
                    0,
                    0,
                    List.of(),
                    revision.recordedAt());
        }
    }

    /** The days from the first to the last, both included, in their order. */
    public List<ChangeDay> between(LocalDate first, LocalDate last, Actor actor) {
        boolean staff = actor.customerNumber().isEmpty();
        var countdown =
                terms.inForceOn(ContractTime.today(clock)).changeNotices().countdownDays();
        int ahead = staff && !countdown.isEmpty() ? countdown.get(0) : 0;
        var told = told(first, last.plusDays(ahead), actor);
        var texts = texts(told.values().stream()
                .flatMap(List::stream)
                .map(Told::change)
                .distinct()
                .toList());
        var assessments = assessments(told.values().stream()
                .flatMap(List::stream)
                .map(Told::assessment)
                .distinct()
                .toList());
        var days = new ArrayList<ChangeDay>();
        var holding = told.values().stream().map(group -> group.get(0)).toList();
        var names =
                staff ? names(holding.stream().map(Told::change).distinct().toList()) : Map.<String, List<String>>of();
        for (var group : told.values()) {
            var held = group.get(0);
            boolean cancelled =
                    requireNonNull(assessments.get(held.assessment())).stated().cancelled();
            // what Microsoft has given up stays on the days that customers know, crossed out
            group.stream()
                    .map(one -> requireNonNull(assessments.get(one.assessment())))
                    .filter(one -> !one.stated().cancelled())
                    .findFirst()
                    .ifPresent(stated -> days(
                                    held,
                                    stated,
                                    requireNonNull(assessments.get(held.assessment())),
                                    requireNonNull(texts.get(ChangeRevision.key(held.change(), held.revision()))),
                                    cancelled,
                                    staff ? countdown : List.of(),
                                    names.getOrDefault(held.key(), List.of()))
                            .forEach(days::add));
        }
        if (staff) {
            days.addAll(toAssess(first, last));
        }
        return days.stream()
                .filter(one -> !one.day().isBefore(first) && !one.day().isAfter(last))
                .sorted(Comparator.comparing(ChangeDay::day)
                        .thenComparing(ChangeDay::change)
                        .thenComparing(ChangeDay::kind)
                        .thenComparing(ChangeDay::audience))
                .toList();
    }

    /** Those told of each change that has a stated day in between, by who they are, the latest revision first. */
    private Map<String, List<Told>> told(LocalDate first, LocalDate last, Actor actor) {
        boolean staff = actor.customerNumber().isEmpty();
        var audience = staff ? "coalesce(own.customer_number, '')" : "''";
        var told = new TreeMap<String, List<Told>>();
        jdbc.sql("select n.change_number, n.revision, " + audience
                        + " as audience, max(n.assessment_id) as assessment_id, count(*) as customers,"
                        + " count(n.acknowledged_at) as answered from change_notice n" + (staff ? OWN : "") + """
                         where n.replaced_at is null
                             and (:staff or n.customer_number = :customer and n.notice_id is not null)
                             and n.change_number in (
                            select a.change_number from change_assessment a
                            where a.informs and (a.action_by between :first and :last or a.effective_on between :first and :last))
                        group by n.change_number, n.revision"""
                        + (staff ? ", coalesce(own.customer_number, '')" : "") + " order by n.revision desc")
                .param("staff", staff)
                .param("customer", actor.customerNumber().orElse(""))
                .param("first", first)
                .param("last", last)
                .query(TOLD)
                .list()
                .forEach(one -> told.computeIfAbsent(one.group(), group -> new ArrayList<>())
                        .add(one));
        return told;
    }

    /** @param stated states the days, and {@code held} holds: the same unless the change was given up */
    private static Stream<ChangeDay> days(
            Told told,
            Assessment stated,
            Assessment held,
            Text text,
            boolean cancelled,
            List<Integer> countdown,
            List<String> names) {
        var words = requireNonNull(held.stated().french());
        var days = new ArrayList<ChangeDay>();
        var actionBy = stated.stated().actionBy();
        CountingDay.stated(stated)
                .forEach(day -> days.add(new ChangeDay(
                        day.day(),
                        Kind.of(day.kind()),
                        0,
                        told.change(),
                        told.revision(),
                        text.revision().messageId(),
                        words.subject(),
                        words.toDo(),
                        held.stated().components(),
                        cancelled,
                        told.audience(),
                        told.customers(),
                        told.answered(),
                        names,
                        held.assessedAt())));
        if (actionBy != null
                && !cancelled
                && stated.asksToAct()
                && told.customers() > told.answered()
                && text.revision().status() != RevisionStatus.CLOSED) {
            countdown.forEach(before -> days.add(new ChangeDay(
                    actionBy.minusDays(before),
                    Kind.COUNTDOWN,
                    before,
                    told.change(),
                    told.revision(),
                    text.revision().messageId(),
                    words.subject(),
                    words.toDo(),
                    held.stated().components(),
                    false,
                    told.audience(),
                    told.customers(),
                    told.answered(),
                    names,
                    held.assessedAt())));
        }
        return days.stream();
    }

    private List<ChangeDay> toAssess(LocalDate first, LocalDate last) {
        return jdbc
                .sql("select r.*, f.audience, " + ChangeInquiry.TEXT_COLUMNS + """
                         from change_revision r
                        join (select d.change_number, d.revision, min(coalesce(t.customer_number, '')) as audience from change_feed d
                            join microsoft_tenant t on t.id = d.tenant_id group by d.change_number, d.revision) f
                            on f.change_number = r.change_number and f.revision = r.revision
                        """ + ChangeInquiry.TEXT_JOIN + " "
                        + """
                        where r.status in ('TO_ASSESS', 'TO_REVIEW') and coalesce(v.action_by, v.ends_at) >= :from
                            and coalesce(v.action_by, v.ends_at) < :to""")
                .param("from", ContractTime.startOf(first))
                .param("to", ContractTime.startOf(last.plusDays(1)))
                .query(UNASSESSED)
                .list()
                .stream()
                .map(Unassessed::day)
                .toList();
    }

    private Map<String, Text> texts(Collection<String> numbers) {
        var texts = new HashMap<String, Text>();
        if (!numbers.isEmpty()) {
            jdbc.sql("select r.*, " + ChangeInquiry.TEXT_COLUMNS + " from change_revision r" + ChangeInquiry.TEXT_JOIN
                            + " where r.change_number in (:numbers)")
                    .param("numbers", numbers)
                    .query(TEXT)
                    .list()
                    .forEach(one -> texts.put(one.revision().key(), one));
        }
        return texts;
    }

    private Map<Long, Assessment> assessments(Collection<Long> ids) {
        var assessments = new HashMap<Long, @Nullable Assessment>();
        if (!ids.isEmpty()) {
            jdbc.sql("select * from change_assessment where id in (:ids)")
                    .param("ids", ids)
                    .query(Changes.ASSESSMENT)
                    .list()
                    .forEach(one -> assessments.put(one.id(), one));
        }
        return assessments;
    }

    /** The first customers of each revision and audience. */
    private Map<String, List<String>> names(Collection<String> numbers) {
        var names = new HashMap<String, List<String>>();
        if (!numbers.isEmpty()) {
            jdbc.sql("""
                            select * from (select n.change_number, n.revision,
                                coalesce(own.customer_number, '') as audience, c.name, row_number() over (
                                partition by n.change_number, n.revision, coalesce(own.customer_number, '')
                                order by c.name, c.number) as place
                            from change_notice n join customer c on c.number = n.customer_number""" + OWN
                            + " where n.change_number in (:numbers) and n.replaced_at is null)"
                            + " named where place <= :most order by place")
                    .param("numbers", numbers)
                    .param("most", NAMES)
                    .query(NAMED)
                    .list()
                    .forEach(one -> names.computeIfAbsent(one.key(), key -> new ArrayList<>())
                            .add(one.name()));
        }
        return names;
    }
}
