package fr.allset.tacite.identity;

import fr.allset.tacite.problem.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Secrets that must be read again, and so cannot be hashed. They are sealed by AES with 256 bits in GCM, and a key that is not in the
 * database. A copy of the database alone makes no code. Each is sealed for its login: put into another's row, it opens nothing.
 *
 */
@Component
class SealedSecrets {

    private static final Logger log = LoggerFactory.getLogger(SealedSecrets.class);

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final @Nullable SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** @throws IllegalStateException when the key is none: Tacite does not start */
    SealedSecrets(SecondFactorSettings settings) {
        this.key = key(settings);
    }

    /** Whether there is a key. */
    boolean isReady() {
        return key != null;
    }

    String seal(byte[] secret, String username) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, username).doFinal(secret);
            var all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JVM has AES/GCM", impossible);
        }
    }

    /** @throws Refusal {@code second-factor-unreadable} when it was sealed with another key or for another login */
    byte[] open(String sealed, String username) {
        var all = Base64.getDecoder().decode(sealed);
        if (key == null) {
            throw unreadable(username);
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE_BYTES), username)
                    .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
        } catch (GeneralSecurityException foreign) {
            throw unreadable(username);
        }
    }

    private static Refusal unreadable(String username) {
        log.error("The second factor of {} was sealed with another key than tacite.second-factor names", username);
        return Refusal.conflict("second-factor-unreadable");
    }

    private Cipher cipher(int mode, byte[] nonce, String username) throws GeneralSecurityException {
        if (key == null) {
            throw new IllegalStateException("tacite.second-factor names no key");
        }
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(username.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static @Nullable SecretKeySpec key(SecondFactorSettings settings) {
        if (settings.hasKey()) {
            return read(settings.key(), "tacite.second-factor.key");
        }
        var file = settings.file();
        return file == null ? null : read(kept(file), "the file " + file);
    }

    private static SecretKeySpec read(@Nullable String written, String where) {
        try {
            var bytes = Base64.getDecoder().decode(written == null ? "" : written.strip());
            if (bytes.length == KEY_BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException noBase64) {
            throw noKey(where);
        }
        throw noKey(where);
    }

    private static IllegalStateException noKey(String where) {
        return new IllegalStateException("No key: " + where + " must hold " + KEY_BYTES
                + " random bytes in Base64, as openssl rand -base64 32 makes them");
    }

    /** The key of that file, made with the first start. */
    private static String kept(Path file) {
        try {
            if (Files.notExists(file)) {
                var bytes = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(bytes);
                create(file.toAbsolutePath());
                Files.writeString(file, Base64.getEncoder().encodeToString(bytes));
            }
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException("No key: " + file + " can be neither read nor written", unreadable);
        }
    }

    /** For its own user alone, before anything is in it. */
    private static void create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }
}
