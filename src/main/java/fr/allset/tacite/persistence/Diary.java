package fr.allset.tacite.persistence;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * A table of what has happened to things of one sort: rows are added, and never changed. Its entry is a record: {@code at} stands in
 * {@code happened_at}, {@code by} in {@code caused_by}, every other component in the column of its name.
 */
public final class Diary<E extends Record> {

    private static final Map<String, String> COLUMNS = Map.of("at", "happened_at", "by", "caused_by");

    private final JdbcClient jdbc;
    private final RowMapping<E> entries;
    private final String insert;
    private final String ofOne;

    /**
     * @param entry what a row says
     * @param owner the column with the number of what it happened to
     */
    public Diary(JdbcClient jdbc, Class<E> entry, String table, String owner) {
        this.jdbc = jdbc;
        this.entries = mapping(entry);
        var components = List.of(entry.getRecordComponents());
        this.insert = "insert into " + table + " (" + owner + ", "
                + components.stream()
                        .map(component -> column(component.getName()))
                        .collect(Collectors.joining(", "))
                + ") values (:owner, "
                + components.stream()
                        .map(component -> ":" + component.getName())
                        .collect(Collectors.joining(", "))
                + ")";
        this.ofOne = " from " + table + " where " + owner + " = :owner";
    }

    /** How an entry is read from a row, for whoever reads it in a way of its own. */
    public static <E extends Record> RowMapping<E> mapping(Class<E> entry) {
        var mapping = RowMapping.of(entry);
        for (var component : entry.getRecordComponents()) {
            mapping = mapping.column(component.getName(), column(component.getName()));
        }
        return mapping;
    }

    private static String column(String component) {
        return COLUMNS.getOrDefault(component, JdbcUtils.convertPropertyNameToUnderscoreName(component));
    }

    /** Writes what has happened to {@code owner}. */
    public void add(String owner, E entry) {
        jdbc.sql(insert)
                .paramSource(new MapSqlParameterSource(Records.values(entry)).addValue("owner", owner))
                .update();
    }

    /** All that has happened to {@code owner}, oldest first. */
    public List<E> of(String owner) {
        return jdbc.sql("select *" + ofOne + " order by id")
                .param("owner", owner)
                .query(entries)
                .list();
    }

    /** The latest entries about {@code owner}, newest first, at most {@code most}. */
    public List<E> latest(String owner, int most) {
        return jdbc.sql("select *" + ofOne + " order by id desc limit :most")
                .param("owner", owner)
                .param("most", most)
                .query(entries)
                .list();
    }

    /** How many entries there are about {@code owner}. */
    public long count(String owner) {
        return jdbc.sql("select count(*)" + ofOne)
                .param("owner", owner)
                .query(Long.class)
                .single();
    }
}
