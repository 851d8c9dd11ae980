package fr.allset.tacite.mailbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server reports about a mail that it had taken (RFC 3464). Whoever knows the mail's {@code Message-ID} can write one.
 *
 * @param originals  the {@code Message-ID}s of the mail that it is about, as what is returned of it says, or else what the report answers
 * @param writtenTo  the address to which the mail was written, in lower case; null when what is returned does not say
 * @param recipient  the address that it could, or could not, be delivered to, in lower case; empty when it is not said
 * @param action     {@code failed}, {@code delayed}, {@code delivered}, {@code relayed} or {@code expanded}, in lower case;
 *                   or what else it says
 * @param status     as {@code 5.1.1}; empty when it is not said
 * @param diagnostic what the server said, on one line of at most {@value #LONGEST_DIAGNOSTIC} characters; empty when it is not said
 */
public record DeliveryReport(
        List<String> originals,
        @Nullable String writtenTo,
        String recipient,
        String action,
        String status,
        String diagnostic) {

    public static final int LONGEST_DIAGNOSTIC = 900;
    static final int LONGEST_ACTION = 40;
    static final int LONGEST_STATUS = 20;

    public DeliveryReport {
        originals = List.copyOf(originals);
    }

    /** Whether the mail will not be delivered. */
    public boolean isFailed() {
        return action.equals("failed");
    }
}
