package fr.allset.tacite.servicehealth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident that became a failure.
 *
 * @param overAt when Microsoft said that it was over; null as long as it lasts
 */
public record MicrosoftIncident(
        String tenant,
        String issue,
        String failure,
        Instant openedAt,
        @Nullable Instant overAt) {}
