package fr.allset.tacite.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/** What was issued never changes: whoever has read it is told by its ETag that it is still the same, and nothing is sent. */
public final class Immutable {

    private Immutable() {}

    /** Begins the answer. It may be kept by its reader alone, who asks each time whether it may still be seen. */
    public static ResponseEntity.BodyBuilder answer(String document) {
        return ResponseEntity.ok()
                .eTag(HexFormat.of().formatHex(sha256(document)))
                .cacheControl(CacheControl.noCache().cachePrivate());
    }

    private static byte[] sha256(String document) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
