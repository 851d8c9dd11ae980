package fr.allset.tacite.lifecycle;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An instance of a process, as people read it.
 *
 * @param id          by which the engine knows it
 * @param process     the process, as {@code early-termination}
 * @param name        the process in French
 * @param businessKey the number that it is about
 * @param endedAt     null while it runs
 * @param steps       where it stands; none when it has ended
 * @param timers      what it waits for, soonest first
 * @param failing     that a step has failed and waits for a process owner
 */
public record DossierProcess(
        String id,
        String process,
        String name,
        String businessKey,
        Instant startedAt,
        @Nullable Instant endedAt,
        List<Step> steps,
        List<Timer> timers,
        boolean failing) {

    /**
     * A step that has begun and has not ended.
     *
     * @param task     by which Tasklist knows it; null when nobody has anything to do
     * @param assignee who has taken the task
     */
    public record Step(
            String name,
            Instant since,
            @Nullable String task,
            @Nullable String assignee) {}

    /** What happens by itself at that instant, or as soon as the engine gets to it. */
    public record Timer(String name, Instant due) {}

    public DossierProcess {
        steps = List.copyOf(steps);
        timers = List.copyOf(timers);
    }

    public boolean isRunning() {
        return endedAt == null;
    }
}
