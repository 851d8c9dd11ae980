package fr.allset.tacite.servicecredit;

import fr.allset.tacite.money.Euros;
import java.time.Instant;
import java.util.Optional;

/**
 * An avoir, or the correction of one, that one account manager has proposed and another decides on.
 *
 * @param request     the request that it answers
 * @param corrects    the first note of the request; none where this is to become it
 * @param amount      excluding tax; below zero when something is taken back
 * @param reason      why it is corrected; the client reads it once it is approved
 * @param fingerprint the figures of the correction that were reviewed
 * @param approved    none while nobody has decided
 * @param note        why it was not approved
 */
public record CreditProposal(
        String request,
        Optional<String> corrects,
        Euros amount,
        Optional<String> reason,
        Optional<String> fingerprint,
        String proposedBy,
        Instant proposedAt,
        Optional<Boolean> approved,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        Optional<String> note) {

    public boolean isOpen() {
        return approved.isEmpty();
    }
}
