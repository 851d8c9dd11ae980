package fr.allset.tacite.changeletter;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How far the letter to one customer has come.
 *
 * @param name       the customer's
 * @param digestDay  the digest that tells it; null: at once
 * @param letter     the id of the letter; null until the digest has gone out
 * @param address    where it goes, or went; null as long as there is no letter
 * @param sentAt     when the mail server took it; null when it has not
 * @param returnedAt when it was returned; null when it was not, and when it was sent again after that
 * @param answer     null as long as the customer has not answered
 */
public record CustomerDelivery(
        String customer,
        String name,
        State state,
        @Nullable LocalDate digestDay,
        @Nullable Long letter,
        @Nullable String address,
        @Nullable Instant sentAt,
        @Nullable Instant returnedAt,
        @Nullable Acknowledgement answer) {

    /** Where the letter is. */
    public enum State {
        WAITING("attend le bulletin"),
        TO_SEND("à envoyer"),
        SENT("remis au serveur de messagerie"),
        FAILED("non remis"),
        RETURNED("retourné"),
        REPLACED("remplacé avant d'être envoyé");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** In French. */
        public String label() {
            return label;
        }
    }
}
