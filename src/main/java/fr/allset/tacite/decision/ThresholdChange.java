package fr.allset.tacite.decision;

import java.time.Instant;
import java.util.Optional;

/**
 * What an administrator has changed about an act that needs two, or wants to.
 *
 * @param decidedBy another administrator; nobody where there was one alone, or while it is open
 */
public record ThresholdChange(
        long id,
        String act,
        Threshold before,
        Threshold after,
        String reason,
        String proposedBy,
        Instant proposedAt,
        Status status,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        Optional<String> decisionReason) {

    /** What has become of it. */
    public enum Status {
        PROPOSED,
        IN_FORCE,
        REFUSED,
        WITHDRAWN
    }
}
