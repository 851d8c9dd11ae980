package fr.allset.tacite.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a letter came back after the mail server had taken it.
 *
 * @param notice     the id of the letter
 * @param sentAt     when the mail server had taken it; the letter itself says so only of a sending that has not come back
 * @param status     as {@code 5.1.1}; empty when the report does not say
 * @param recipient  the address that it could not be delivered to
 * @param diagnostic what the server said; empty when it said nothing
 * @param decision   what a person has decided; null as long as nobody has
 */
public record NoticeBounce(
        long id,
        long notice,
        @Nullable Instant sentAt,
        Instant returnedAt,
        String status,
        String recipient,
        String diagnostic,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String decision) {}
