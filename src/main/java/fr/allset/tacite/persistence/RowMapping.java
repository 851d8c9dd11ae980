package fr.allset.tacite.persistence;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * A row as a record: {@code creditMonth} is read from {@code credit_month}, and never by its position.
 *
 * <p>A record among the components is read from the same row, and is null when all of its columns are empty. {@code Optional} stands
 * for a column that may be empty, a set of an enum for names joined by {@code |}. A component that is not {@code @Nullable} and finds
 * nothing is an error that names it.
 */
public final class RowMapping<T> implements RowMapper<T> {

    private final Class<T> type;
    private final Map<String, String> columns;
    private final Map<String, Cell<?>> cells;
    /** Made with the first row: not before all that is not found by name has been said. */
    private volatile @Nullable Reading reading;

    private RowMapping(Class<T> type, Map<String, String> columns, Map<String, Cell<?>> cells) {
        this.type = type;
        this.columns = Map.copyOf(columns);
        this.cells = Map.copyOf(cells);
    }

    /** For a record its components by name, for a value the only column. */
    public static <T> RowMapping<T> of(Class<T> type) {
        return new RowMapping<>(type, Map.of(), Map.of());
    }

    /**
     * The same, with a component read from a column of another name.
     *
     * @param component of a record within the record: {@code term.lastDay}
     */
    public RowMapping<T> column(String component, String column) {
        var more = new HashMap<>(columns);
        more.put(component, column);
        return new RowMapping<>(type, more, cells);
    }

    /** The same, with a component made of the row. */
    public RowMapping<T> with(String component, Cell<?> cell) {
        var more = new HashMap<>(cells);
        more.put(component, cell);
        return new RowMapping<>(type, columns, more);
    }

    /** What is made of a row. */
    @FunctionalInterface
    public interface Cell<V> {

        @Nullable
        V of(Row row) throws SQLException;
    }

    @Override
    public T mapRow(ResultSet row, int index) throws SQLException {
        return type.cast(requireNonNull(reading().of(row), () -> "no " + type.getSimpleName() + " in this row"));
    }

    private Reading reading() {
        var known = reading;
        if (known == null) {
            known = StoredValue.isKept(type) ? row -> StoredValue.read(row, 1, type) : record(type, "");
            reading = known;
        }
        return known;
    }

    private interface Reading {

        @Nullable
        Object of(ResultSet row) throws SQLException;
    }

    private Reading record(Class<?> type, String path) {
        var components = type.getRecordComponents();
        var constructor = Records.constructor(type);
        var readings = Stream.of(components)
                .map(component -> component(component, path + component.getName()))
                .toArray(Reading[]::new);
        return row -> {
            var values = new @Nullable Object[readings.length];
            boolean empty = true;
            for (int i = 0; i < readings.length; i++) {
                values[i] = read(row, readings[i], type, components[i]);
                empty &= values[i] == null || Optional.empty().equals(values[i]);
            }
            if (empty && !path.isEmpty()) {
                return null;
            }
            for (int i = 0; i < values.length; i++) {
                if (values[i] == null && !Records.mayBeNull(components[i])) {
                    throw new SQLException(name(type, components[i]) + " is empty in this row");
                }
            }
            return BeanUtils.instantiateClass(constructor, values);
        };
    }

    private static @Nullable Object read(ResultSet row, Reading reading, Class<?> type, RecordComponent component)
            throws SQLException {
        try {
            return reading.of(row);
        } catch (SQLException | IllegalArgumentException unreadable) {
            throw new SQLException(name(type, component) + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private Reading component(RecordComponent component, String path) {
        var cell = cells.get(path);
        if (cell != null) {
            return row -> cell.of(new Row(row));
        }
        var column = columns.getOrDefault(path, JdbcUtils.convertPropertyNameToUnderscoreName(component.getName()));
        return reading(component.getGenericType(), column, path);
    }

    private Reading reading(Type type, String column, String path) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            var value = reading(generic.getActualTypeArguments()[0], column, path);
            return row -> Optional.ofNullable(value.of(row));
        }
        if (type instanceof ParameterizedType generic
                && generic.getRawType() == Set.class
                && generic.getActualTypeArguments()[0] instanceof Class<?> constants
                && constants.isEnum()) {
            return row -> constants(constants, row.getString(column));
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException(path + " is no value of a column; say what it is made of");
        }
        return StoredValue.isKept(plain)
                ? row -> StoredValue.read(row, row.findColumn(column), plain)
                : record(plain, path + ".");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable Set<?> constants(Class<?> type, @Nullable String stored) {
        if (stored == null || stored.isEmpty()) {
            return stored == null ? null : Set.of();
        }
        var constants = EnumSet.noneOf((Class) type);
        for (var name : stored.split("\\|")) {
            constants.add(StoredValue.constant(type, name));
        }
        return constants;
    }

    private static String name(Class<?> type, RecordComponent component) {
        return type.getSimpleName() + "." + component.getName();
    }
}
