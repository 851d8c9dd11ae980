package fr.allset.tacite.microsoftfeed;

import fr.allset.tacite.text.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What of a page cannot be read.
 *
 * @param id      Microsoft's number of it, as far as it can be read; null when it cannot
 * @param hash    the same for the same thing, however often it comes; in hexadecimal
 * @param reason  in French, a sentence
 * @param content the beginning of it
 */
public record UnreadItem(@Nullable String id, String hash, String reason, String content) {

    /** @param lasting what of it does not change by itself */
    public static UnreadItem of(@Nullable String id, String lasting, String reason, String content) {
        return new UnreadItem(id, Sha256.of(lasting), reason, content);
    }
}
