package fr.allset.tacite.servicecredit;

import fr.allset.tacite.money.Euros;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A customer's request of the avoir of one subscription and month: « sur demande » (art. 3). There is one for each, for ever.
 *
 * @param number       of the series {@code DA-2027-000001}
 * @param month        the month of the failure
 * @param requestedOn  the day on which it was first asked for: what counts for a deadline (D18)
 * @param reason       why it was refused, which the customer reads
 * @param residualLost what the limit of 20 % has cut off of it until now, excluding tax
 * @param document     the calculation it was decided on, or is being reviewed on, as JSON; null before the first one
 * @param previousDocument the calculation before that one; null when it is the first
 */
public record CreditRequest(
        String number,
        String subscription,
        YearMonth month,
        Instant requestedAt,
        LocalDate requestedOn,
        String requestedBy,
        CreditStatus status,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason,
        Euros residualLost,
        @Nullable String document,
        @Nullable String previousDocument) {}
