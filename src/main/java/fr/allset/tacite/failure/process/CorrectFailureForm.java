package fr.allset.tacite.failure.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The start form: what was stated of a failure and was wrong. */
final class CorrectFailureForm {

    private CorrectFailureForm() {}

    /**
     * @param failure       the number of the failure
     * @param correction    what was wrong: {@code restoration}, {@code cause} or {@code subscriptions}
     * @param stretch       which restoration, from 1: a number, or what was typed for one; null: the first
     * @param cause         {@code covered}, {@code i} to {@code vi}, or {@code waiting}: the times of waiting for the client (art. 3, vi)
     * @param excusedSince  null: from its beginning
     * @param excusedUntil  null: as long as it lasts
     * @param subscriptions numbers, separated by commas, semicolons or blanks
     */
    record Answer(
            @Nullable String failure,
            @Nullable String correction,
            @Nullable Object stretch,
            @Nullable Instant restoredAt,
            @Nullable String cause,
            @Nullable Instant excusedSince,
            @Nullable Instant excusedUntil,
            @Nullable String evidence,
            @Nullable String subscriptions,
            @Nullable String reason) {}
}
