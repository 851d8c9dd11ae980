package fr.allset.tacite.persistence;

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
        return new MapSqlParameterSource(Records.values(record));
    }
}
