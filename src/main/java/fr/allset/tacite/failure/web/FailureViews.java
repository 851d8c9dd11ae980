package fr.allset.tacite.failure.web;

import fr.allset.tacite.failure.CauseDecision;
import fr.allset.tacite.failure.Failure;
import fr.allset.tacite.failure.FailureEvent;
import fr.allset.tacite.failure.FailureNotification;
import fr.allset.tacite.failure.RestorationOutcome;
import fr.allset.tacite.subscription.Component;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How programs read failures. */
final class FailureViews {

    /** As many notifications of one failure as an answer holds, the earliest. */
    static final int MOST_NOTIFICATIONS = 200;

    private FailureViews() {}

    /** @param components none: the whole suite */
    record Notification(
            String number,
            String failure,
            Instant receivedAt,
            String channel,
            String reporter,
            @Nullable String contact,
            @Nullable Instant beganAt,
            String description,
            boolean partial,
            List<String> components,
            List<String> subscriptions) {

        static Notification of(FailureNotification notification) {
            return new Notification(
                    notification.number(),
                    notification.failure(),
                    notification.receivedAt(),
                    notification.channel().code(),
                    notification.reporter(),
                    notification.contact(),
                    notification.beganAt(),
                    notification.description(),
                    notification.partial(),
                    notification.components().stream()
                            .sorted()
                            .map(Component::contractName)
                            .toList(),
                    notification.subscriptions());
        }
    }

    /** @param subscriptions those that the reader may see */
    record InBrief(
            String number, Instant reportedAt, @Nullable Instant restoredAt, boolean open, List<String> subscriptions) {

        static InBrief of(Failure failure, List<String> subscriptions) {
            return new InBrief(
                    failure.number(),
                    failure.reportedAt(),
                    failure.stretch().restoredAt(),
                    !failure.isRestored(),
                    subscriptions);
        }
    }

    /**
     * @param stretches     when it failed
     * @param waitings      when the client's cooperation was waited for
     * @param diagnosis     for the staff alone, as {@code origin} and {@code diary}
     * @param cause         what was decided on its cause; none yet
     * @param notifications the reader's own, at most {@value #MOST_NOTIFICATIONS}
     */
    record Whole(
            String number,
            Instant reportedAt,
            boolean open,
            List<String> subscriptions,
            @Nullable Instant takenInChargeAt,
            @Nullable Instant workaroundAt,
            List<Failure.Interruption> stretches,
            List<Waiting> waitings,
            Failure.@Nullable Equipment equipment,
            @Nullable Instant confirmedAt,
            @Nullable Instant closedAt,
            @Nullable String sameAs,
            @Nullable String diagnosis,
            @Nullable String origin,
            @Nullable Cause cause,
            List<Deadline> deadlines,
            List<Notification> notifications,
            @Nullable List<FailureEvent> diary) {

        /** @param diary null: the reader is a client */
        static Whole of(
                Failure failure,
                List<String> subscriptions,
                List<FailureNotification> notifications,
                List<RestorationOutcome> deadlines,
                @Nullable List<FailureEvent> diary) {
            boolean staff = diary != null;
            return new Whole(
                    failure.number(),
                    failure.reportedAt(),
                    !failure.isRestored(),
                    subscriptions,
                    failure.takenInChargeAt(),
                    failure.workaroundAt(),
                    failure.stretches(),
                    failure.waitings().stream()
                            .map(waiting ->
                                    new Waiting(waiting.since(), waiting.until(), staff ? waiting.asked() : null))
                            .toList(),
                    failure.equipment(),
                    failure.confirmedAt(),
                    failure.closedAt(),
                    failure.sameAs(),
                    staff ? failure.diagnosis() : null,
                    staff && failure.origin() != null ? failure.origin().code() : null,
                    Cause.of(failure.cause(), staff),
                    deadlines.stream().map(Deadline::of).toList(),
                    notifications.stream().map(Notification::of).toList(),
                    diary);
        }
    }

    /** @param asked for the staff alone: it may have been another customer who was asked */
    record Waiting(
            Instant since,
            @Nullable Instant until,
            @Nullable String asked) {}

    /**
     * @param event    {@code covered} by the objective, or the Evénement Excusable, {@code i} to {@code vi}
     * @param evidence for the staff alone
     */
    record Cause(
            String event,
            String eventText,
            String reason,
            Instant decidedAt,
            List<CauseDecision.ExcusedPeriod> excused,
            @Nullable String evidence) {

        static @Nullable Cause of(@Nullable CauseDecision decision, boolean staff) {
            if (decision == null) {
                return null;
            }
            var event = decision.event();
            return new Cause(
                    event == null ? "covered" : event.code(),
                    event == null ? "Couverte par l'objectif" : event.label(),
                    decision.reason(),
                    decision.decidedAt(),
                    decision.periods(),
                    staff ? decision.evidence() : null);
        }
    }

    /**
     * @param target   {@code service} or {@code equipment}
     * @param position which stretch of the failure, from 1; of equipment, which one was found
     * @param met      none as long as nothing is restored
     */
    record Deadline(
            String target,
            int position,
            Instant deadline,
            @Nullable Instant restoredAt,
            @Nullable Boolean met) {

        static Deadline of(RestorationOutcome outcome) {
            return new Deadline(
                    outcome.target().code(),
                    outcome.position(),
                    outcome.deadline(),
                    outcome.restoredAt(),
                    outcome.met());
        }
    }
}
