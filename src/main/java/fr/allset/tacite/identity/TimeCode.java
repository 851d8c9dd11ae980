package fr.allset.tacite.identity;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/** The codes of RFC 6238 as every authenticator makes them: six figures from HMAC-SHA-1, another each 30 seconds. */
final class TimeCode {

    static final int FIGURES = 6;
    static final Duration PERIOD = Duration.ofSeconds(30);

    /** So many periods the clock of a telephone may be off. */
    private static final int WINDOW = 1;

    private static final HmacOneTimePasswordGenerator CODES = new HmacOneTimePasswordGenerator(FIGURES);

    private TimeCode() {}

    /** The period that an instant is in, counted since 1970. */
    static long period(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), PERIOD.toSeconds());
    }

    /** The code of a period. */
    static String of(byte[] secret, long period) {
        try {
            return CODES.generateOneTimePasswordString(new SecretKeySpec(secret, "HmacSHA1"), period, Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException("every secret is a key", impossible);
        }
    }

    /**
     * The period that a code is of: that of the instant, the one before or the one after.
     *
     * @param lastPeriod the last one that was taken; neither it nor one before counts
     */
    static OptionalLong match(byte[] secret, String code, Instant instant, long lastPeriod) {
        long now = period(instant);
        return LongStream.rangeClosed(now - WINDOW, now + WINDOW)
                .filter(period -> period > lastPeriod)
                .filter(period -> isSame(code, of(secret, period)))
                .findFirst();
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
