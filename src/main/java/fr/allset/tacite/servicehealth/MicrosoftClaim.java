package fr.allset.tacite.servicehealth;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What the reseller may claim of Microsoft for a failure of Microsoft's in one month.
 *
 * @param number      {@code RM-2026-000001}
 * @param month       in which the service failed
 * @param dueOn       the last day on which it may be made
 * @param submittedOn when it was made; null when it was not
 * @param reference   Microsoft's number of it
 * @param reason      why it was not made
 * @param decidedAt   when a person recorded that
 */
public record MicrosoftClaim(
        String number,
        String failure,
        YearMonth month,
        Instant openedAt,
        LocalDate dueOn,
        ClaimStatus status,
        @Nullable LocalDate submittedOn,
        @Nullable String reference,
        @Nullable String reason,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy) {}
