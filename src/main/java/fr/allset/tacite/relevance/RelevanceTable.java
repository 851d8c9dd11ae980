package fr.allset.tacite.relevance;

import fr.allset.tacite.engine.DecisionTables;
import fr.allset.tacite.engine.DecisionTables.Row;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.StatedReason;
import fr.allset.tacite.relevance.RelevanceLine.Category;
import fr.allset.tacite.relevance.RelevanceLine.Severity;
import fr.allset.tacite.text.PlainText;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The decision table that says which messages are assessed, and which are filed (art. 1). Process owners change its lines, which are plain
 * values; Tacite writes them into the table of the engine, where the latest version is in force.
 */
@Service
@Transactional
public class RelevanceTable implements Relevance.Table {

    static final String KEY = "change-relevance";

    private static final int LONGEST_WORDS = 4000;

    private static final RowMapping<RelevanceChange> CHANGE =
            RowMapping.of(RelevanceChange.class).column("at", "changed_at").column("by", "changed_by");

    private final DecisionTables tables;
    private final JdbcClient jdbc;
    private final Clock clock;

    RelevanceTable(DecisionTables tables, JdbcClient jdbc, Clock clock) {
        this.tables = tables;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A version of the table.
     *
     * @param ofTacite  it came with Tacite, and nobody has changed it since
     * @param deployedAt when it came into force
     */
    public record Version(int number, Instant deployedAt, boolean ofTacite, RelevanceLines lines) {}

    /** What the table in force says of a message. */
    @Override
    @Transactional(readOnly = true)
    public Relevance of(ChangeFacts facts) {
        return relevance(tables.evaluate(KEY, variables(facts)));
    }

    /** What holds now. */
    @Transactional(readOnly = true)
    public Version inForce() {
        return version(tables.inForce(KEY));
    }

    /** An earlier version. */
    @Transactional(readOnly = true)
    public Optional<Version> version(int number) {
        return tables.version(KEY, number).map(RelevanceTable::version);
    }

    /** The lines that this release of Tacite brings: they hold as long as nobody has changed them. */
    @Transactional(readOnly = true)
    public RelevanceLines ofThisRelease() {
        return lines(tables.ofThisRelease(KEY));
    }

    /** Who has changed it, when, why and how; the latest first. */
    @Transactional(readOnly = true)
    public List<RelevanceChange> changes() {
        return jdbc.sql("select * from relevance_change order by version desc")
                .query(CHANGE)
                .list();
    }

    /**
     * Puts other lines in force.
     *
     * @return the number of the new version
     * @throws Refusal     as {@link RelevanceRequest#checked}, when no reason is stated, when the table has changed since it was read, or
     *                     when nothing differs
     * @throws Refusal     {@code overtaken}, when somebody else changes it at this very moment
     */
    public int change(RelevanceRequest request, String by) {
        var lines = request.checked();
        var reason = StatedReason.of(request.reason());
        var before = inForce();
        if (before.number() != request.version()) {
            throw Refusal.conflict("relevance-changed", before.number());
        }
        if (before.lines().equals(lines)) {
            throw Refusal.unprocessable("relevance-unchanged", "lines", before.number());
        }
        var rows = lines.lines().stream().map(RelevanceTable::row).toList();
        requireTheSameAnswers(lines, rows);
        try {
            int version = tables.deploy(KEY, rows, by);
            jdbc.sql("""
                            insert into relevance_change (version, replaces, changed_at, changed_by, reason, words)
                            values (:version, :replaces, :changedAt, :changedBy, :reason, :words)""")
                    .param("version", version)
                    .param("replaces", before.number())
                    .param("changedAt", clock.instant())
                    .param("changedBy", by)
                    .param("reason", reason)
                    .param(
                            "words",
                            PlainText.shortened(String.join("\n", before.lines().differencesTo(lines)), LONGEST_WORDS))
                    .update();
            return version;
        } catch (DuplicateKeyException changedMeanwhile) {
            throw Refusal.conflict("overtaken", KEY);
        }
    }

    /** A table that said anything else than its lines is never deployed. */
    private void requireTheSameAnswers(RelevanceLines lines, List<Row> rows) {
        var examples = lines.examples();
        var answers = tables.tryOut(
                KEY, rows, examples.stream().map(RelevanceTable::variables).toList());
        for (int i = 0; i < examples.size(); i++) {
            if (!relevance(answers.get(i)).equals(lines.of(examples.get(i)))) {
                throw new IllegalStateException("The table would say " + answers.get(i) + " of " + examples.get(i));
            }
        }
    }

    // ---- as the engine has them

    private static Map<String, Object> variables(ChangeFacts facts) {
        return Map.of(
                "followed",
                facts.followed(),
                "ahead",
                facts.ahead(),
                "major",
                facts.major(),
                "retirement",
                facts.retirement(),
                "actionDate",
                facts.actionDate(),
                "category",
                facts.category(),
                "severity",
                facts.severity());
    }

    private static Relevance relevance(Map<String, Object> answer) {
        return answer.isEmpty()
                ? RelevanceLines.UNFORESEEN
                : new Relevance(Boolean.TRUE.equals(answer.get("assess")), String.valueOf(answer.get("because")));
    }

    private static Version version(DecisionTables.Version version) {
        return new Version(version.number(), version.deployedAt(), version.ofTacite(), lines(version.rows()));
    }

    private static RelevanceLines lines(List<Row> rows) {
        return new RelevanceLines(rows.stream().map(RelevanceTable::line).toList());
    }

    private static Row row(RelevanceLine line) {
        return new Row(
                line.conditionsInFrench(),
                List.of(
                        cell(line.followed()),
                        cell(line.ahead()),
                        cell(line.major()),
                        cell(line.retirement()),
                        cell(line.actionDate()),
                        line.category() == null ? "" : quoted(line.category().word()),
                        line.severity() == null ? "" : quoted(line.severity().word())),
                List.of(cell(line.assess()), quoted(line.because())));
    }

    private static RelevanceLine line(Row row) {
        var in = row.inputs();
        return new RelevanceLine(
                condition(in.get(0)),
                condition(in.get(1)),
                condition(in.get(2)),
                condition(in.get(3)),
                condition(in.get(4)),
                in.get(5).isEmpty() ? null : Category.of(unquoted(in.get(5))).orElseThrow(),
                in.get(6).isEmpty() ? null : Severity.of(unquoted(in.get(6))).orElseThrow(),
                Boolean.parseBoolean(row.outputs().get(0)),
                unquoted(row.outputs().get(1)));
    }

    private static String cell(@Nullable Boolean condition) {
        return condition == null ? "" : condition.toString();
    }

    private static @Nullable Boolean condition(String cell) {
        return cell.isEmpty() ? null : Boolean.valueOf(cell);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }

    private static String unquoted(String cell) {
        return cell.substring(1, cell.length() - 1).replace("\\\"", "\"");
    }
}
