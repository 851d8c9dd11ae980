package fr.allset.tacite.process;

import org.jspecify.annotations.Nullable;

/**
 * A step does not find what it needs: a variable is missing, or of another type. It becomes an incident, which names process, activity,
 * variable and what was expected.
 */
class UnexpectedVariable extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnexpectedVariable(String where, String variable, String expected, @Nullable Object found) {
        super(where + ": the variable " + variable + " should be " + expected + " and is "
                + (found == null ? "missing" : found.getClass().getSimpleName()));
    }
}
