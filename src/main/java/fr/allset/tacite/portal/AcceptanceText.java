package fr.allset.tacite.portal;

import fr.allset.tacite.setup.AcceptanceRequest;
import fr.allset.tacite.setup.RequestStatus;
import fr.allset.tacite.setup.RequestedDocument;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client is asked to accept in one file (art. 1), and what it has answered.
 *
 * @param asks      how many documents wait for it, in one heading
 * @param open      whether it can still answer
 * @param documents those that were replaced included
 */
record AcceptanceText(String number, String asks, boolean open, List<Document> documents) {

    AcceptanceText {
        documents = List.copyOf(documents);
    }

    /**
     * A document in one version.
     *
     * @param text     where it is read
     * @param outside  whether that is not with us
     * @param pending  whether the client may answer
     * @param answered when, by whom and how it has; null as long as it has not
     */
    record Document(
            String code,
            String title,
            String version,
            String text,
            boolean outside,
            @Nullable String fingerprint,
            String status,
            String tone,
            boolean pending,
            @Nullable String answered,
            @Nullable String remark) {

        static Document of(RequestedDocument document, boolean open) {
            var answer = document.answer().orElse(null);
            return new Document(
                    document.code(),
                    document.title(),
                    document.version(),
                    document.address()
                            .orElseGet(() -> "/espace/documents/textes/" + document.code() + "/" + document.version()),
                    document.address().isPresent(),
                    document.sha256().orElse(null),
                    document.status().label(),
                    tone(document.status()),
                    open && document.isPending(),
                    answer == null
                            ? null
                            : Said.of(
                                    "document.answered",
                                    Map.of(
                                            "accepted",
                                            answer.accepted(),
                                            "day",
                                            Said.day(answer.on()),
                                            "by",
                                            answer.by(),
                                            "means",
                                            answer.means().label())),
                    answer == null ? null : answer.remark().orElse(null));
        }

        private static String tone(RequestStatus status) {
            return switch (status) {
                case REQUESTED -> "warning";
                case ACCEPTED -> "good";
                case REFUSED -> "bad";
                case SUPERSEDED -> "";
            };
        }
    }

    static AcceptanceText of(AcceptanceRequest file) {
        return new AcceptanceText(
                file.number(),
                Said.of(
                        "acceptance.asks",
                        Map.of(
                                "many",
                                file.isOpen() ? file.pending().size() : 0,
                                "status",
                                file.status().name())),
                file.isOpen() && !file.pending().isEmpty(),
                file.documents().stream()
                        .map(document -> Document.of(document, file.isOpen()))
                        .toList());
    }
}
