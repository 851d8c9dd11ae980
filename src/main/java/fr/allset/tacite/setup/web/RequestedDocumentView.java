package fr.allset.tacite.setup.web;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.setup.RequestedDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A document that is to be accepted, with its answer.
 *
 * @param status     {@code requested}, {@code accepted}, {@code refused} or {@code superseded}
 * @param recordedBy the login that recorded the answer; a client reads its own name and that of the reseller
 * @param remark     a client does not read the staff's
 */
record RequestedDocumentView(
        String code,
        String version,
        String title,
        @Nullable String address,
        @Nullable String sha256,
        String status,
        String statusText,
        @Nullable Instant sentAt,
        @Nullable Boolean accepted,
        @Nullable LocalDate answeredOn,
        @Nullable String answeredBy,
        @Nullable String means,
        @Nullable String evidence,
        @Nullable String recordedBy,
        @Nullable String remark) {

    static RequestedDocumentView of(RequestedDocument document, Actor actor) {
        var answer = document.answer().orElse(null);
        boolean own = answer != null
                && (actor.customerNumber().isEmpty() || answer.recordedBy().equals(actor.username()));
        return new RequestedDocumentView(
                document.code(),
                document.version(),
                document.title(),
                document.address().orElse(null),
                document.sha256().orElse(null),
                document.status().name().toLowerCase(Locale.ROOT),
                document.status().label(),
                document.sentAt().orElse(null),
                answer == null ? null : answer.accepted(),
                answer == null ? null : answer.on(),
                answer == null ? null : answer.by(),
                answer == null ? null : answer.means().name().toLowerCase(Locale.ROOT),
                answer == null ? null : answer.evidence().orElse(null),
                answer == null ? null : own ? answer.recordedBy() : "ALLSET SAS",
                answer == null || !own ? null : answer.remark().orElse(null));
    }
}
