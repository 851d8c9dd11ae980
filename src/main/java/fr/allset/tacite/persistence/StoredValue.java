package fr.allset.tacite.persistence;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.util.ClassUtils;

/**
 * How our values are stored, in both directions: the only place that knows it.
 *
 * <p>An instant is kept in whole milliseconds. The engine's timers know no finer ones: an instant between two of them would be due
 * before it has come, for ever.
 */
final class StoredValue {

    private static final Map<Class<?>, Reading<?>> READINGS = new HashMap<>();

    static {
        reading(Instant.class, (row, column) -> instant(row.getObject(column, OffsetDateTime.class)));
        reading(LocalDate.class, (row, column) -> row.getObject(column, LocalDate.class));
        reading(YearMonth.class, (row, column) -> {
            var month = row.getString(column);
            return month == null ? null : YearMonth.parse(month);
        });
        reading(Euros.class, (row, column) -> {
            long cents = row.getLong(column);
            return row.wasNull() ? null : Euros.ofCents(cents);
        });
        reading(VatRate.class, (row, column) -> {
            var percent = row.getString(column);
            return percent == null ? null : VatRate.of(percent);
        });
        reading(String.class, ResultSet::getString);
        reading(byte[].class, ResultSet::getBytes);
    }

    private StoredValue() {}

    /** How a value is read from a column. */
    @FunctionalInterface
    private interface Reading<V> {

        @Nullable
        V of(ResultSet row, int column) throws SQLException;
    }

    private static <V> void reading(Class<V> type, Reading<V> reading) {
        READINGS.put(type, reading);
    }

    /** Whether a column holds a value of this type; what it does not hold is a record of several columns. */
    static boolean isKept(Class<?> type) {
        return READINGS.containsKey(type) || !type.isRecord();
    }

    /** What a column holds; null when it is empty. */
    static @Nullable Object read(ResultSet row, int column, Class<?> type) throws SQLException {
        var reading = READINGS.get(type);
        if (reading != null) {
            return reading.of(row, column);
        }
        if (type.isEnum()) {
            var stored = row.getString(column);
            return stored == null ? null : constant(type, stored);
        }
        return JdbcUtils.getResultSetValue(row, column, ClassUtils.resolvePrimitiveIfNecessary(type));
    }

    /** The constant of an enum that is stored so. */
    static Object constant(Class<?> type, String stored) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> stored.equals(name(constant)))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no " + type.getSimpleName() + " is stored as " + stored));
    }

    private static String name(Object constant) {
        return constant instanceof StoredByCode coded ? coded.code() : ((Enum<?>) constant).name();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime stored) {
        return stored == null ? null : stored.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** What a statement is given for a value; of several values, for each. */
    static @Nullable Object written(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
        }
        if (value instanceof Enum<?>) {
            return name(value);
        }
        if (value instanceof Euros euros) {
            return euros.cents();
        }
        if (value instanceof YearMonth month) {
            return month.toString();
        }
        if (value instanceof VatRate rate) {
            return rate.percent().toPlainString();
        }
        if (value instanceof Optional<?> optional) {
            return written(optional.orElse(null));
        }
        if (value instanceof String text) {
            return StorableText.of(text);
        }
        return value instanceof Collection<?> values
                ? values.stream().map(StoredValue::written).toList()
                : value;
    }
}
