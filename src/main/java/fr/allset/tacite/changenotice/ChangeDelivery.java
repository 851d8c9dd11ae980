package fr.allset.tacite.changenotice;

import fr.allset.tacite.notification.NoticeStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of the letter that tells a customer of a change.
 *
 * @param letter     its id
 * @param attempts   tries whose outcome is known
 * @param sentAt     when the mail server took it; null as long as it has not
 * @param error      what was said at the last try that failed
 * @param abandoned  why it is not sent again; null as long as it is
 * @param returnedAt when it came back after the mail server had taken it; null when it has not
 * @param returned   what the mail that brought it back says
 */
public record ChangeDelivery(long letter, NoticeStatus status, int attempts, Instant recordedAt, @Nullable Instant sentAt,
                             @Nullable String error, @Nullable String abandoned, @Nullable Instant returnedAt, @Nullable String returned) {

    /** How far it has come. */
    public enum State {
        /** It waits for the digest in which it is told. */
        IN_DIGEST("dans la lettre récapitulative"),
        TO_SEND("à envoyer"),
        SENT("envoyée"),
        RETURNED("revenue"),
        FAILED("non remise"),
        ABANDONED("abandonnée");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** In French, of a letter. */
        public String label() {
            return label;
        }
    }

    public State state() {
        if (returnedAt != null) {
            return State.RETURNED;
        }
        return switch (status) {
            case SENT -> State.SENT;
            case RECORDED -> State.TO_SEND;
            case FAILED -> abandoned == null ? State.FAILED : State.ABANDONED;
        };
    }

    /** Of a notice for which there may be no letter yet. */
    public static State state(@Nullable ChangeDelivery delivery) {
        return delivery == null ? State.IN_DIGEST : delivery.state();
    }
}
