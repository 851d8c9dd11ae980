package fr.allset.tacite.billing;

import fr.allset.tacite.money.Euros;
import java.time.Instant;
import java.util.Optional;

/**
 * A correction that one account manager has proposed and another decides on.
 *
 * @param amount         what is to be added, excluding tax; below zero what is to be taken away
 * @param reason         why; the client reads it
 * @param totalRead      what the charge came to when it was proposed
 * @param decisionReason why it was refused
 */
public record ProposedCorrection(
        String number,
        long chargeId,
        Euros amount,
        String reason,
        Euros totalRead,
        String proposedBy,
        Instant proposedAt,
        Status status,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        Optional<String> decisionReason) {

    /** What has become of it. */
    public enum Status {
        PROPOSED("à approuver"),
        APPROVED("approuvée"),
        REFUSED("refusée");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
