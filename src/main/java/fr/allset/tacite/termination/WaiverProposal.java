package fr.allset.tacite.termination;

import java.time.Instant;
import java.util.Optional;

/**
 * A waiver that one account manager has proposed and another decides on.
 *
 * @param reason   why; the client reads it once it is approved
 * @param approved none while nobody has decided
 * @param note     why it was not approved
 */
public record WaiverProposal(
        String quoteNumber,
        TerminationCause ground,
        String reason,
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
