package fr.allset.tacite.failure;

import fr.allset.tacite.subscription.Component;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody reports, as a test states it: by telephone, now, that all of the suite fails. */
public record AReport(
        List<String> subscriptions,
        Set<Component> components,
        NotificationChannel channel,
        @Nullable Instant receivedAt,
        @Nullable Instant beganAt,
        String description,
        @Nullable String failure,
        @Nullable String evidence) {

    public static AReport of(String... subscriptions) {
        return new AReport(
                List.of(subscriptions),
                Set.of(),
                NotificationChannel.TELEPHONE,
                null,
                null,
                "Rien ne va plus",
                null,
                null);
    }

    public AReport about(Component... those) {
        return new AReport(subscriptions, Set.of(those), channel, receivedAt, beganAt, description, failure, evidence);
    }

    public AReport through(NotificationChannel other) {
        return new AReport(subscriptions, components, other, receivedAt, beganAt, description, failure, evidence);
    }

    public AReport receivedAt(Instant moment) {
        return new AReport(subscriptions, components, channel, moment, beganAt, description, failure, evidence);
    }

    public AReport beganAt(Instant moment) {
        return new AReport(subscriptions, components, channel, receivedAt, moment, description, failure, evidence);
    }

    public AReport saying(String words) {
        return new AReport(subscriptions, components, channel, receivedAt, beganAt, words, failure, evidence);
    }

    public AReport ofFailure(String number) {
        return new AReport(subscriptions, components, channel, receivedAt, beganAt, description, number, evidence);
    }

    public AReport provedBy(String proof) {
        return new AReport(subscriptions, components, channel, receivedAt, beganAt, description, failure, proof);
    }

    public NotificationRequest request() {
        return new NotificationRequest(
                subscriptions,
                components,
                channel,
                "Camille Le Goff",
                null,
                receivedAt,
                beganAt,
                description,
                false,
                failure,
                evidence);
    }
}
