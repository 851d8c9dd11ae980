package fr.allset.tacite.testing;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.function.SingletonSupplier;

/** All tables of the database, ours and the engine's, as the schema names them; emptied at one stroke, the rules as a start brings them. */
@TestComponent
class Tables {

    /** What a start of Tacite brings: its schema, who may log in and do what, what is deployed. */
    private static final Set<String> KEPT = Set.of(
            "flyway_schema_history",
            "login",
            "portfolio_turn",
            "act_ge_property",
            "act_ge_schema_log",
            "act_ru_filter");

    private static final List<String> KEPT_PREFIXES = List.of("act_re_", "act_id_");

    /** What goes of the others: all but what belongs to a deployment, waits for the start of an instance or permits something with any. */
    private static final Map<String, String> OF_THOSE_KEPT_IN_PART = Map.of(
            "act_ge_bytearray", "delete from act_ge_bytearray where deployment_id_ is null",
            "act_ru_jobdef", "delete from act_ru_jobdef where proc_def_id_ is null",
            "act_ru_event_subscr", "delete from act_ru_event_subscr where proc_inst_id_ is not null",
            "act_ru_authorization",
                    "delete from act_ru_authorization where resource_id_ <> '*' and resource_type_ in ("
                            + Stream.of(
                                            Resources.TASK,
                                            Resources.PROCESS_INSTANCE,
                                            Resources.BATCH,
                                            Resources.HISTORIC_TASK,
                                            Resources.HISTORIC_PROCESS_INSTANCE)
                                    .map(kind -> String.valueOf(kind.resourceType()))
                                    .collect(joining(", "))
                            + ")");

    private final JdbcTemplate jdbc;
    private final Supplier<String[]> deletions = SingletonSupplier.of(this::deletions);
    private final Supplier<String[]> rules = SingletonSupplier.of(this::rules);

    Tables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private String[] deletions() {
        var names = jdbc.queryForList("""
                select lower(table_name) from information_schema.tables
                where table_schema = current_schema and table_type = 'BASE TABLE'""", String.class);
        return Stream.concat(
                        names.stream().filter(Tables::isEmptied).map("delete from "::concat),
                        OF_THOSE_KEPT_IN_PART.values().stream())
                .toArray(String[]::new);
    }

    /** As they are before the first test: a test that changes one changes it for itself. */
    private String[] rules() {
        return jdbc.query(
                        "select act, above_cents from approval_rule",
                        (row, number) -> "insert into approval_rule (act, above_cents) values ('" + row.getString("act")
                                + "', " + row.getObject("above_cents") + ")")
                .toArray(String[]::new);
    }

    private static boolean isEmptied(String table) {
        return !KEPT.contains(table)
                && !OF_THOSE_KEPT_IN_PART.containsKey(table)
                && KEPT_PREFIXES.stream().noneMatch(table::startsWith);
    }

    /** In any order: nothing is left that a row could refer to. */
    void empty() {
        jdbc.execute((ConnectionCallback<Void>) this::empty);
    }

    private Void empty(Connection connection) throws SQLException {
        boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
        var brought = rules.get();
        connection.setAutoCommit(false);
        try (var batch = connection.createStatement()) {
            batch.addBatch(h2 ? "set referential_integrity false" : "set local session_replication_role = replica");
            for (var deletion : deletions.get()) {
                batch.addBatch(deletion);
            }
            for (var rule : brought) {
                batch.addBatch(rule);
            }
            batch.executeBatch();
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
            if (h2) {
                jdbc.execute("set referential_integrity true");
            }
        }
        return null;
    }
}
