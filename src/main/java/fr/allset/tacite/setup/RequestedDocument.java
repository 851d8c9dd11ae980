package fr.allset.tacite.setup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A document in one version that the Client is asked to accept (art. 1), with its answer.
 *
 * @param address   where it is read
 * @param sha256    of the text, when it is one of ours
 * @param sentAt    when it went to the Client first
 * @param answer    the latest answer; of a document that was replaced, the one to this version
 */
public record RequestedDocument(
        String code,
        String version,
        String title,
        Optional<String> address,
        Optional<String> sha256,
        RequestStatus status,
        Instant requestedAt,
        Optional<Instant> sentAt,
        Optional<Answer> answer) {

    /**
     * What the Client said.
     *
     * @param by         the person of the Client
     * @param recordedBy the login that recorded it, which for the portal is that of the Client
     * @param evidence   where the proof is, for what was not answered on line
     */
    public record Answer(
            boolean accepted,
            LocalDate on,
            String by,
            AcceptanceMeans means,
            Optional<String> evidence,
            Optional<String> remark,
            Instant recordedAt,
            String recordedBy) {}

    /** Whether the Client must still accept it. */
    public boolean isPending() {
        return status == RequestStatus.REQUESTED || status == RequestStatus.REFUSED;
    }

    public boolean isAccepted() {
        return status == RequestStatus.ACCEPTED;
    }

    /** Whether it is still the version to accept. */
    public boolean isCurrent() {
        return status != RequestStatus.SUPERSEDED;
    }
}
