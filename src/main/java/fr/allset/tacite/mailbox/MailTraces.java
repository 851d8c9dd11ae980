package fr.allset.tacite.mailbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says about where it comes from, beside its sender. It is not kept.
 *
 * @param doubt   why a machine may be its author, though nothing says so for certain; null when a person is
 * @param authors who else may have written it: whom it asks to answer, then whom a group names. Anybody can write any
 * @param named   what a mail server's mail names; null when no mail server is its sender
 */
public record MailTraces(
        @Nullable String doubt,
        List<Author> authors,
        @Nullable Named named) {

    /** Of a mail that says nothing of the kind. */
    public static final MailTraces NONE = new MailTraces(null, List.of(), null);

    public MailTraces {
        authors = List.copyOf(authors);
    }

    /**
     * @param address in lower case; empty when there is none
     * @param name    empty when there is none
     */
    public record Author(String address, String name) {}

    /**
     * @param messageIds the {@code Message-ID}s in its text, angle brackets included
     * @param addresses  the addresses in its text, as they are written there and in lower case
     */
    public record Named(List<String> messageIds, List<String> addresses) {

        public Named {
            messageIds = List.copyOf(messageIds);
            addresses = List.copyOf(addresses);
        }
    }
}
