package fr.allset.tacite.setup;

import fr.allset.tacite.subscription.Customer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one Client is asked to accept: the documents of a set-up ({@code MS-2026-000001}), or a new version of one that it had accepted
 * ({@code AD-2026-000001}).
 *
 * @param customer     who is written to; of a set-up for a new customer it is in no other table yet
 * @param termsVersion whose days of reminder and escalation hold
 * @param askedAt      when the Client was asked last; reminders are counted from then
 * @param asking       how often the Client was asked anew
 * @param documents    in the order of the contract, those that were replaced included
 */
public record AcceptanceRequest(
        String number,
        Kind kind,
        Customer customer,
        String termsVersion,
        AcceptanceStatus status,
        Instant openedAt,
        String openedBy,
        Optional<Instant> askedAt,
        int asking,
        Optional<Closing> closing,
        List<RequestedDocument> documents) {

    /** What it is for. */
    public enum Kind {
        SETUP,
        NEW_VERSION
    }

    /**
     * How it was closed.
     *
     * @param reason why it was abandoned
     */
    public record Closing(Instant at, String by, Optional<String> reason) {}

    public AcceptanceRequest {
        documents = List.copyOf(documents);
    }

    /** What the Client must still accept, refused documents included. */
    public List<RequestedDocument> pending() {
        return documents.stream().filter(RequestedDocument::isPending).toList();
    }

    /** What the Client has not answered at all. */
    public List<RequestedDocument> unanswered() {
        return documents.stream()
                .filter(document -> document.status() == RequestStatus.REQUESTED)
                .toList();
    }

    /** The versions to accept today, answered or not. */
    public List<RequestedDocument> current() {
        return documents.stream().filter(RequestedDocument::isCurrent).toList();
    }

    public boolean isOpen() {
        return status == AcceptanceStatus.OPEN;
    }
}
