package fr.allset.tacite.changeregister;

import fr.allset.tacite.changeletter.ChangeNotice;
import fr.allset.tacite.changeletter.CustomerDelivery;
import fr.allset.tacite.notification.NoticeStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of the letter that tells a customer of a change.
 *
 * @param letter     its id
 * @param attempts   tries whose outcome is known
 * @param sentAt     when the mail server took it, before it came back if it has; null as long as it has not
 * @param error      what was said at the last try that failed
 * @param abandoned  why it is not sent again; null as long as it is
 * @param returnedAt when it came back after the mail server had taken it; null when it has not
 * @param returned   what the mail that brought it back says
 */
public record ChangeDelivery(
        long letter,
        NoticeStatus status,
        int attempts,
        Instant recordedAt,
        @Nullable Instant sentAt,
        @Nullable String error,
        @Nullable String abandoned,
        @Nullable Instant returnedAt,
        @Nullable String returned) {

    /** Where the letter is. One that was sent again after it had come back is not returned. */
    public CustomerDelivery.State state() {
        return switch (status) {
            case SENT -> CustomerDelivery.State.SENT;
            case RECORDED -> CustomerDelivery.State.TO_SEND;
            case FAILED -> returnedAt != null ? CustomerDelivery.State.RETURNED : CustomerDelivery.State.FAILED;
        };
    }

    /** Of a notice for which there may be no letter yet. */
    static CustomerDelivery.State state(ChangeNotice notice, @Nullable ChangeDelivery delivery) {
        return notice.replacedAt() != null
                ? CustomerDelivery.State.REPLACED
                : delivery == null ? CustomerDelivery.State.WAITING : delivery.state();
    }
}
