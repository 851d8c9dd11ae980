package fr.allset.tacite.failure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Microsoft says of a failure.
 *
 * @param words      as a form shows it, in French, at most 3,500 characters
 * @param restoredAt when it says that the service worked again; null as long as it does not say so
 */
public record MicrosoftStatement(String words, @Nullable Instant restoredAt) {

    /** Whoever reads Microsoft's service health. */
    public interface Source {

        /** What it says of a failure; null when none of its incidents belongs to it. */
        @Nullable
        MicrosoftStatement of(String failure);
    }
}
