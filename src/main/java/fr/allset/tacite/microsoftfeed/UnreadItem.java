package fr.allset.tacite.microsoftfeed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(lasting.getBytes(StandardCharsets.UTF_8));
            return new UnreadItem(id, HexFormat.of().formatHex(hash), reason, content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
