package fr.allset.tacite.mailbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it is on file.
 *
 * @param decidedBy the person who decided on one that was held; null as long as nobody has, and when it was not
 */
public record KeptMail(
        long id,
        IncomingMail mail,
        MailVerdict verdict,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy) {

    public boolean isHeld() {
        return verdict.state() == MailState.HELD;
    }
}
