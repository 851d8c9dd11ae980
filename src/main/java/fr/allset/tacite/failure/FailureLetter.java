package fr.allset.tacite.failure;

import fr.allset.tacite.notification.LetterFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the letters about failures and planned maintenance are filled with. */
final class FailureLetter {

    private FailureLetter() {}

    /** @param components those that fail; null when it is the whole suite */
    @LetterFile("failure/received")
    record Received(
            String number,
            Instant receivedAt,
            String channel,
            String subscriptions,
            @Nullable String components,
            @Nullable Instant beganAt,
            String description) {}

    @LetterFile("failure/asked")
    record Asked(
            String number,
            String asked,
            Instant since,
            @Nullable Listed notifications,
            Listed subscriptions) {}

    @LetterFile("failure/restored")
    record Restored(
            String number,
            Instant restoredAt,
            Instant silenceConfirmsAt,
            @Nullable Listed notifications,
            Listed subscriptions) {}

    /**
     * What was decided on the cause.
     *
     * @param event               null when the objective covers it
     * @param withoutNotification whose notifications count, for a customer that has sent none
     */
    @LetterFile("failure/cause")
    record Cause(
            String number,
            @Nullable Event event,
            String reason,
            @Nullable String evidence,
            List<Time> times,
            @Nullable String withoutNotification,
            @Nullable Excused excused,
            int objectivePercent,
            @Nullable Listed notifications,
            Listed subscriptions) {}

    record Event(String code, String label) {}

    record Excused(List<Time> periods) {}

    /** @param end null as long as it lasts */
    record Time(Instant from, @Nullable End end) {

        static Time of(Instant from, @Nullable Instant to) {
            return new Time(from, to == null ? null : new End(to, Duration.between(from, to)));
        }
    }

    /** @param after how long */
    record End(Instant at, Duration after) {}

    /** Numbers, and how many more there are. */
    record Listed(String first, int others) {

        static Listed of(List<String> numbers, int most) {
            int shown = Math.min(numbers.size(), most);
            return new Listed(String.join(", ", numbers.subList(0, shown)), numbers.size() - shown);
        }
    }

    @LetterFile("failure/maintenance-announced")
    record MaintenanceAnnounced(
            String number, Instant from, Instant to, String description, List<Maintained> subscriptions, int others) {}

    /** @param stoppedAt null when it had not begun */
    @LetterFile("failure/maintenance-cancelled")
    record MaintenanceCancelled(
            String number,
            Instant from,
            Instant to,
            String reason,
            List<Maintained> subscriptions,
            int others,
            @Nullable Instant stoppedAt) {}

    record Maintained(String subscription, String site) {}
}
