package fr.allset.tacite.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Bcrypt, which reads 72 bytes and no more: a longer password goes through SHA-256 first, so that each of its characters counts. */
class CostlyHash implements PasswordEncoder {

    private static final int COST = 11;
    private static final int READ_BY_BCRYPT = 72;

    private final BCryptPasswordEncoder bcrypt;

    CostlyHash() {
        this(COST);
    }

    /** {@code cost}: 2 to the power of it rounds, 4 to 31. */
    CostlyHash(int cost) {
        bcrypt = new BCryptPasswordEncoder(cost);
    }

    @Override
    public String encode(CharSequence password) {
        return bcrypt.encode(fitting(password));
    }

    @Override
    public boolean matches(CharSequence password, String hash) {
        return bcrypt.matches(fitting(password), hash);
    }

    private static String fitting(CharSequence password) {
        var bytes = password.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= READ_BY_BCRYPT) {
            return password.toString();
        }
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
