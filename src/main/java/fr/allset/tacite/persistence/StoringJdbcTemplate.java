package fr.allset.tacite.persistence;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementCreatorFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** Under every {@code JdbcClient}: a statement is given our values as they are, and they are stored as {@link StoredValue} says. */
@Component
class StoringJdbcTemplate extends NamedParameterJdbcTemplate {

    public StoringJdbcTemplate(JdbcOperations jdbc) {
        super(jdbc);
    }

    @Override
    protected PreparedStatementCreator getPreparedStatementCreator(
            String sql, SqlParameterSource parameters, @Nullable Consumer<PreparedStatementCreatorFactory> customizer) {
        return super.getPreparedStatementCreator(sql, new Stored(parameters), customizer);
    }

    @Override
    public int[] batchUpdate(String sql, SqlParameterSource[] batch) {
        return super.batchUpdate(sql, stored(batch));
    }

    @Override
    public int[] batchUpdate(
            String sql, SqlParameterSource[] batch, KeyHolder keys, String @Nullable [] keyColumnNames) {
        return super.batchUpdate(sql, stored(batch), keys, keyColumnNames);
    }

    private static SqlParameterSource[] stored(SqlParameterSource[] batch) {
        return Stream.of(batch).map(Stored::new).toArray(SqlParameterSource[]::new);
    }

    /** Parameters as they are stored. */
    private record Stored(SqlParameterSource given) implements SqlParameterSource {

        @Override
        public boolean hasValue(String name) {
            return given.hasValue(name);
        }

        @Override
        public @Nullable Object getValue(String name) {
            return StoredValue.written(given.getValue(name));
        }

        /** The type of a value that is stored as another is the driver's business. */
        @Override
        public int getSqlType(String name) {
            var value = given.getValue(name);
            return value == StoredValue.written(value) ? given.getSqlType(name) : TYPE_UNKNOWN;
        }

        @Override
        public @Nullable String getTypeName(String name) {
            return given.getTypeName(name);
        }

        @Override
        public String @Nullable [] getParameterNames() {
            return given.getParameterNames();
        }
    }
}
