package fr.allset.tacite.failure;

import fr.allset.tacite.failure.RestorationObjective.Target;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a deadline of restoration (art. 3). « Aucune pénalité ne sera due » when it is missed.
 *
 * @param position   which stretch of the failure, from 1; of equipment, which one was found
 * @param deadline   the last moment at which it is met
 * @param restoredAt null as long as nothing is restored
 * @param met        null as long as nothing is restored
 */
public record RestorationOutcome(
        String failure,
        Target target,
        int position,
        Instant deadline,
        @Nullable Instant restoredAt,
        @Nullable Boolean met) {

    /** Whether it still runs, or is past and nothing is restored. */
    public boolean isOpen() {
        return met == null;
    }

    /** Whether all was restored by its deadline. */
    public boolean isMet() {
        return Boolean.TRUE.equals(met);
    }
}
