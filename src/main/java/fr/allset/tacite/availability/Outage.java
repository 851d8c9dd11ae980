package fr.allset.tacite.availability;

import fr.allset.tacite.failure.ExcusableEvent;
import fr.allset.tacite.failure.NotificationChannel.Source;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which the service failed, as one Notification de Défaillance has it: what availability is calculated from.
 * Instants are whole seconds; a fraction is cut off.
 *
 * @param notification the number of the notification, or of what else states the stretch, such as a planned maintenance
 * @param notifiedAt   when the notification was received
 * @param startedAt    when the service began to fail; null when nobody knows
 * @param restoredAt   when it was restored; null as long as it is not (D10)
 * @param source       whose notification it is
 * @param excusable    the Evénement Excusable it is due to; null when the objective covers it
 * @param receivedAt   the receipt of the notification that it is a piece of; where a notification counts in its own month alone, it
 *                     says which one that is (D06)
 * @param partial      whether the service worked, but badly (D24); what nobody has stated is no partial failure
 */
public record Outage(
        String notification,
        Instant notifiedAt,
        @Nullable Instant startedAt,
        @Nullable Instant restoredAt,
        Source source,
        @Nullable ExcusableEvent excusable,
        Instant receivedAt,
        boolean partial) {

    public Outage {
        notifiedAt = notifiedAt.truncatedTo(ChronoUnit.SECONDS);
        startedAt = startedAt == null ? null : startedAt.truncatedTo(ChronoUnit.SECONDS);
        receivedAt = receivedAt.truncatedTo(ChronoUnit.SECONDS);
        restoredAt = restoredAt == null ? null : restoredAt.truncatedTo(ChronoUnit.SECONDS);
    }

    /** One in which the service did not work at all, as far as anyone has stated. */
    public Outage(
            String notification,
            Instant notifiedAt,
            @Nullable Instant startedAt,
            @Nullable Instant restoredAt,
            Source source,
            @Nullable ExcusableEvent excusable) {
        this(notification, notifiedAt, startedAt, restoredAt, source, excusable, notifiedAt, false);
    }

    /** From when the service failed for sure: an Evénement Excusable is excluded for the period in which it fails (D31). */
    Instant failingFrom() {
        return startedAt == null ? notifiedAt : startedAt;
    }
}
