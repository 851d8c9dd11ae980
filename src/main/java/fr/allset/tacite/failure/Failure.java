package fr.allset.tacite.failure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Défaillance as it is on file. All instants are whole seconds.
 *
 * @param reportedAt the receipt of its first notification
 * @param stretches  when it failed, in order, at least one
 * @param waitings   when the customer's cooperation was waited for, in order
 * @param cause      the decision on its cause that holds; null as long as there is none
 * @param sameAs     the failure that it turned out to be, which now has its notifications
 */
public record Failure(
        String number,
        Instant reportedAt,
        @Nullable Instant takenInChargeAt,
        @Nullable String takenInChargeBy,
        @Nullable String diagnosis,
        @Nullable FailureOrigin origin,
        @Nullable Boolean degraded,
        @Nullable Instant workaroundAt,
        @Nullable Equipment equipment,
        @Nullable Instant confirmedAt,
        @Nullable String confirmedBy,
        @Nullable Instant closedAt,
        @Nullable String sameAs,
        List<Interruption> stretches,
        List<Waiting> waitings,
        @Nullable CauseDecision cause) {

    /**
     * A time in which it failed.
     *
     * @param reportedAt the receipt of what reported it
     * @param beganAt    when it began to fail again; null in the first stretch, and when nobody knows
     * @param restoredAt null as long as it lasts
     */
    public record Interruption(
            Instant reportedAt,
            @Nullable Instant beganAt,
            @Nullable Instant restoredAt) {}

    /** A time of waiting for the customer; {@code until} is null as long as it lasts. */
    public record Waiting(
            String asked, Instant since, @Nullable Instant until) {}

    /** Faulty equipment that the reseller has sold or made available. */
    public record Equipment(
            Instant foundAt,
            boolean underWarranty,
            @Nullable Instant replacedAt) {}

    public Failure {
        stretches = List.copyOf(stretches);
        waitings = List.copyOf(waitings);
    }

    /** The latest stretch. */
    public Interruption stretch() {
        return stretches.get(stretches.size() - 1);
    }

    public boolean isRestored() {
        return stretch().restoredAt() != null;
    }

    /** Whether it is over as far as we know, and the customer has yet to say so (art. 3). */
    public boolean isToBeConfirmed() {
        return sameAs == null && isRestored() && confirmedAt == null && closedAt == null;
    }

    /** The time of waiting that still lasts. */
    public Optional<Waiting> waiting() {
        return waitings.stream().filter(waiting -> waiting.until() == null).findFirst();
    }

    /**
     * Whether it failed within a time.
     *
     * @param begunAt when it began according to whoever reported it first
     * @param from    the first moment of that time
     * @param to      the first moment after it
     */
    boolean failedWithin(Instant begunAt, Instant from, Instant to) {
        for (int i = 0; i < stretches.size(); i++) {
            var stretch = stretches.get(i);
            var began = i == 0 ? begunAt : stretch.beganAt() == null ? stretch.reportedAt() : stretch.beganAt();
            if (began.isBefore(to)
                    && (stretch.restoredAt() == null || stretch.restoredAt().isAfter(from))) {
                return true;
            }
        }
        return false;
    }

    /** How long the customer has been waited for up to {@code now}. */
    public Duration waitedFor(Instant now) {
        return waitings.stream()
                .map(waiting -> Duration.between(waiting.since(), waiting.until() == null ? now : waiting.until()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
