package fr.allset.tacite.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.multipart.MultipartFile;

/**
 * A request with a key, of one login.
 *
 * @param fingerprint of what it asks for: the same key with another one is refused
 */
record KeyedRequest(String username, String key, String fingerprint) {

    /** Of the operation and what has been read from the body: blanks and the order of its fields do not count. */
    static KeyedRequest of(
            String username,
            String key,
            String operation,
            Method method,
            @Nullable Object[] arguments,
            ObjectMapper json) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var into = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                into.write(operation.getBytes(StandardCharsets.UTF_8));
                var parameters = method.getParameters();
                for (int i = 0; i < parameters.length; i++) {
                    into.write('\n');
                    if (arguments[i] instanceof MultipartFile file) {
                        into.write(parameters[i].getType().getName().getBytes(StandardCharsets.UTF_8));
                        try (var content = file.getInputStream()) {
                            content.transferTo(into);
                        }
                    } else if (parameters[i].isAnnotationPresent(RequestBody.class)) {
                        into.write(json.writeValueAsBytes(arguments[i]));
                    }
                }
            }
            return new KeyedRequest(username, key, HexFormat.of().formatHex(digest.digest()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what has been read can be written", impossible);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
