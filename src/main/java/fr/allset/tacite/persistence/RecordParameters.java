package fr.allset.tacite.persistence;

import java.lang.reflect.InvocationTargetException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * All components of a record as parameters, by their names. Spring's own source of properties takes {@code isMet()} for the property
 * {@code met}, and so what a record says of itself for what it holds.
 */
public final class RecordParameters {

    private RecordParameters() {}

    /** For {@code paramSource}. */
    public static SqlParameterSource of(Record record) {
        var parameters = new MapSqlParameterSource();
        for (var component : record.getClass().getRecordComponents()) {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                parameters.addValue(component.getName(), accessor.invoke(record));
            } catch (IllegalAccessException | InvocationTargetException impossible) {
                throw new IllegalStateException("a record can be read", impossible);
            }
        }
        return parameters;
    }
}
