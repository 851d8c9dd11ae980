package fr.allset.tacite.failure;

import fr.allset.tacite.subscription.Component;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Notification de Défaillance: one report of a failure, with its number. Instants are whole seconds.
 *
 * @param customer      the customer that reported it; null when the reseller has detected it
 * @param reporter      who reported it
 * @param contact       where that person is reached
 * @param beganAt       when it began according to the reporter; null when nobody said
 * @param partial       whether the service works in part; it counts all the same (D24)
 * @param components    what does not work; empty when all of the suite
 * @param subscriptions their numbers, at least one
 * @param evidence      what proves its receipt, where it was recorded long after; null where it needs none
 */
public record FailureNotification(
        String number,
        String failure,
        Instant receivedAt,
        NotificationChannel channel,
        @Nullable String customer,
        String reporter,
        @Nullable String contact,
        @Nullable Instant beganAt,
        String description,
        boolean partial,
        Set<Component> components,
        List<String> subscriptions,
        Instant recordedAt,
        String recordedBy,
        @Nullable String evidence) {

    public FailureNotification {
        components = Set.copyOf(components);
        subscriptions = List.copyOf(subscriptions);
    }

    /** Whether that is what was reported; whom it concerns and when it was received may have been corrected since. */
    boolean isOf(NotificationRequest request) {
        return description.equals(request.description())
                && partial == request.partial()
                && components.equals(request.components())
                && Objects.equals(beganAt, request.beganAt());
    }

    /** This notification, concerning these subscriptions. */
    FailureNotification concerning(List<String> others) {
        return new FailureNotification(
                number,
                failure,
                receivedAt,
                channel,
                customer,
                reporter,
                contact,
                beganAt,
                description,
                partial,
                components,
                others,
                recordedAt,
                recordedBy,
                evidence);
    }
}
