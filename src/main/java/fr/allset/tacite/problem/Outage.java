package fr.allset.tacite.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** A database that does not answer: nothing is wrong with what was asked, and it may be asked again. */
final class Outage {

    /** PostgreSQL that shuts down or starts, H2 that is closed or has lost its connection. */
    private static final Set<String> STATES =
            Set.of("57P01", "57P02", "57P03", "90007", "90067", "90098", "90121", "53300");

    private static final String CONNECTION = "08";

    private Outage() {}

    /** Whether that is what has gone wrong. */
    static boolean isBehind(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException refused && isState(refused.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isState(@Nullable String state) {
        return state != null && (state.startsWith(CONNECTION) || STATES.contains(state));
    }
}
