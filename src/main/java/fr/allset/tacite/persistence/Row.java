package fr.allset.tacite.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A row that was read, by the names of its columns: for what {@link RowMapping} does not find by itself. */
public final class Row {

    private final ResultSet row;

    Row(ResultSet row) {
        this.row = row;
    }

    /** What a column holds that is never empty. */
    public <V> V get(String column, Class<V> type) throws SQLException {
        var value = orNull(column, type);
        if (value == null) {
            throw new SQLException("column " + column + " is empty");
        }
        return value;
    }

    /** What a column holds; null when it is empty. */
    @SuppressWarnings("unchecked")
    public <V> @Nullable V orNull(String column, Class<V> type) throws SQLException {
        return (V) StoredValue.read(row, row.findColumn(column), type);
    }

    /** The record that another mapping makes of the same row. */
    public <T> T as(RowMapping<T> mapping) throws SQLException {
        return mapping.mapRow(row, 0);
    }
}
