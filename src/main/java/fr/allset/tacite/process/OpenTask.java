package fr.allset.tacite.process;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user task that somebody looks at.
 *
 * @param businessKey the public number that its process is about; none where nothing is stored yet
 * @param activity    the id of the task in its model
 * @param assignee    who has claimed it; null when nobody has
 * @param variables   what its process keeps
 */
public record OpenTask(
        Optional<String> businessKey,
        String activity,
        @Nullable String assignee,
        Variables.Source variables) {

    /** The public number that its process is about. */
    public String number() {
        return businessKey.orElseThrow(() -> new IllegalStateException("the process of " + activity + " has no key"));
    }

    /**
     * What the process keeps.
     *
     * @throws UnexpectedVariable when a variable is missing or of another type
     */
    public <R extends Record> R kept(Class<R> type) {
        return Variables.read(type, variables, "task " + activity + " of " + businessKey.orElse("no key"));
    }
}
