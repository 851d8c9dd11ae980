package fr.allset.tacite.failure;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.time.ContractTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A failure as a test tells it: who reported it when, and when it was restored; the clock moves along. Moments are Paris's. */
public final class AFailure {

    private static final Actor SUPPORT = new Actor("support", Optional.empty());

    private final FailureReporting notifications;
    private final FailureHandling failureHandling;
    private final MovableClock clock;

    public AFailure(FailureReporting notifications, FailureHandling failureHandling, MovableClock clock) {
        this.notifications = notifications;
        this.failureHandling = failureHandling;
        this.clock = clock;
    }

    /** By telephone, at the moment it is received. */
    public FailureNotification reported(String receivedAt, String... subscriptions) {
        return reported(NotificationChannel.TELEPHONE, receivedAt, subscriptions);
    }

    public FailureNotification reported(NotificationChannel channel, String receivedAt, String... subscriptions) {
        advanceTo(receivedAt);
        return notifications.register(
                new NotificationRequest(
                        List.of(subscriptions),
                        Set.of(),
                        channel,
                        "Anne Le Goff",
                        null,
                        at(receivedAt),
                        null,
                        "Plus aucun message n'arrive",
                        false,
                        NotificationRequest.NEW),
                SUPPORT);
    }

    /** A further report of a failure that is known. */
    public FailureNotification reportedAgain(FailureNotification known, String receivedAt, String... subscriptions) {
        advanceTo(receivedAt);
        return notifications.register(
                new NotificationRequest(
                        List.of(subscriptions),
                        Set.of(),
                        NotificationChannel.TELEPHONE,
                        "Anne Le Goff",
                        null,
                        at(receivedAt),
                        null,
                        "Ici non plus",
                        false,
                        known.failure()),
                SUPPORT);
    }

    public void restored(FailureNotification notification, String restoredAt) {
        advanceTo(restoredAt);
        failureHandling.restore(notification.failure(), at(restoredAt), "support");
    }

    /** Reported and restored. */
    public FailureNotification lasting(String receivedAt, String restoredAt, String... subscriptions) {
        var notification = reported(receivedAt, subscriptions);
        restored(notification, restoredAt);
        return notification;
    }

    public static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ContractTime.ZONE).toInstant();
    }

    private void advanceTo(String local) {
        if (at(local).isAfter(clock.instant())) {
            clock.moveTo(at(local));
        }
    }
}
