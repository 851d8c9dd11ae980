package fr.allset.tacite.failure.process;

import fr.allset.tacite.process.Unwrapped;
import fr.allset.tacite.subscription.ComponentBoxes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The start form: what a customer reports, or the reseller has detected. */
final class ReportFailureForm {

    private ReportFailureForm() {}

    /**
     * @param subscriptions numbers, separated by commas, semicolons or blanks
     * @param components    those that fail; none: all of the suite
     * @param channel       {@code telephone}, {@code detected}, {@code email} or {@code web}
     * @param reporter      who reports; null when the reseller has detected it
     * @param receivedAt    null: now
     * @param evidence      what proves the receipt, where it is recorded long after
     * @param failure       the number of a failure, {@code new}, or null to have it found
     */
    record Answer(
            @Nullable String subscriptions,
            @Unwrapped ComponentBoxes components,
            @Nullable String channel,
            @Nullable String reporter,
            @Nullable String contact,
            @Nullable Instant receivedAt,
            @Nullable String evidence,
            @Nullable Instant beganAt,
            @Nullable String description,
            boolean partial,
            @Nullable String failure) {}
}
