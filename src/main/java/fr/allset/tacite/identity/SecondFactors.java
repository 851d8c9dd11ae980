package fr.allset.tacite.identity;

import fr.allset.tacite.identity.SecondFactorChanged.What;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.text.Sha256;
import fr.allset.tacite.time.ClockHands;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.UriUtils;

/**
 * The second factor of a member of the staff: a code that a telephone makes (RFC 6238). Each code opens once, and so does each recovery
 * code. Ten wrong ones in five minutes end the guessing, from whichever networks they come: only who knows the password gets that far.
 */
@Service
public class SecondFactors {

    /** So many recovery codes there are at first. */
    public static final int RECOVERY_CODES = 10;

    /** How long a secret waits for its first code. */
    private static final Duration LIFE_OF_A_BEGINNING = Duration.ofMinutes(15);

    /** As RFC 4226 recommends. */
    private static final int SECRET_BYTES = 20;

    /** Five bits each: 120, which nobody guesses from a fast hash. */
    private static final int CHARACTERS_OF_A_RECOVERY_CODE = 24;

    private static final int BITS_OF_A_CHARACTER = 5;
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static final RowMapping<Stored> STORED = RowMapping.of(Stored.class);

    private final Logins logins;
    private final SealedSecrets seals;
    private final LogInThrottle throttle;
    private final SecurityLog log;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Supplier<Instant> wall;
    private final SecureRandom random = new SecureRandom();

    /** The demonstration's clock jumps; telephones go by the one on the wall. */
    @Autowired
    SecondFactors(
            Logins logins,
            SealedSecrets seals,
            LogInThrottle throttle,
            SecurityLog log,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock,
            ClockHands hands) {
        this(
                logins,
                seals,
                throttle,
                log,
                jdbc,
                transaction,
                events,
                clock,
                () -> hands.instant().minus(hands.ahead()));
    }

    SecondFactors(
            Logins logins,
            SealedSecrets seals,
            LogInThrottle throttle,
            SecurityLog log,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock,
            Supplier<Instant> wall) {
        this.logins = logins;
        this.seals = seals;
        this.throttle = throttle;
        this.log = log;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
        this.wall = wall;
    }

    /**
     * A secret that waits for its first code.
     *
     * @param secret  in Base32, for whoever types it
     * @param address the same as {@code otpauth:}, for whoever photographs it
     */
    public record Enrolment(String secret, String address) {}

    /** Whether Tacite has a key to keep secrets with. */
    public boolean isReady() {
        return seals.isReady();
    }

    // ---- setting it up

    /**
     * Makes a secret. One that was waiting is worth nothing any more.
     *
     * @throws Refusal {@code second-factor-no-key}, {@code second-factor-of-staff}, {@code second-factor-there}
     */
    public void begin(String username) {
        if (!seals.isReady()) {
            throw Refusal.conflict("second-factor-no-key");
        }
        if (!login(username).role().isStaff()) {
            throw Refusal.unprocessable("second-factor-of-staff", null);
        }
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        transaction.executeWithoutResult(all -> {
            held(username).filter(Stored::isConfirmed).ifPresent(there -> {
                throw Refusal.conflict("second-factor-there");
            });
            remove(username);
            try {
                jdbc.sql("""
                        insert into second_factor (username, secret, begun_at, last_period)
                        values (:username, :secret, :now, -1)""")
                        .param("username", username)
                        .param("secret", seals.seal(secret, username))
                        .param("now", clock.instant())
                        .update();
            } catch (DuplicateKeyException begunTwiceAtOnce) {
                throw Refusal.conflict("overtaken", username);
            }
        });
    }

    /** The secret that waits for its first code; it is never shown again once it has come. */
    public Optional<Enrolment> waiting(String username) {
        return stored(username).filter(this::isWaiting).map(stored -> {
            var secret = base32(seals.open(stored.secret(), username));
            return new Enrolment(
                    secret,
                    "otpauth://totp/Tacite:" + UriUtils.encode(username, StandardCharsets.UTF_8) + "?secret=" + secret
                            + "&issuer=Tacite&algorithm=SHA1&digits=" + TimeCode.FIGURES + "&period="
                            + TimeCode.PERIOD.toSeconds());
        });
    }

    /**
     * The first code: from now on one is asked for at each log-in. All other sessions of the person end.
     *
     * @param session the one that goes on
     * @return the recovery codes, which nobody can read again
     * @throws Refusal {@code code-wrong}, {@code too-many-tries}; {@code second-factor-not-begun}
     */
    public List<String> confirm(String username, String code, String address, String session) {
        return looked(
                username,
                address,
                () -> transaction.execute(all -> {
                    var stored = held(username)
                            .filter(this::isWaiting)
                            .orElseThrow(() -> Refusal.conflict("second-factor-not-begun"));
                    take(stored, code);
                    jdbc.sql("update second_factor set confirmed_at = :now where username = :username")
                            .param("username", username)
                            .param("now", clock.instant())
                            .update();
                    publish(username, What.CONFIRMED, Optional.of(session));
                    return newRecoveryCodes(username);
                }));
    }

    // ---- using it

    /**
     * The step of the log-in: a code, or a recovery code in its place.
     *
     * @throws Refusal {@code code-wrong} when it is none, is used up or too old; {@code too-many-tries}
     */
    public void check(String username, String code, String address) {
        whenRight(username, code, address, () -> {});
    }

    /**
     * Other recovery codes; the former ones are worth nothing any more.
     *
     * @throws Refusal {@code code-wrong}, {@code too-many-tries}
     */
    public List<String> renewRecoveryCodes(String username, String code, String address) {
        return looked(
                username,
                address,
                () -> transaction.execute(all -> {
                    takeAny(username, code);
                    publish(username, What.CODES_RENEWED, Optional.empty());
                    return newRecoveryCodes(username);
                }));
    }

    /**
     * Its person does without. All other sessions end.
     *
     * @throws Refusal {@code second-factor-required} when the organisation asks for it; {@code code-wrong}, {@code too-many-tries}
     */
    public void remove(String username, String code, String address, String session) {
        if (isRequired()) {
            throw Refusal.conflict("second-factor-required");
        }
        whenRight(username, code, address, () -> {
            remove(username);
            publish(username, What.REMOVED, Optional.of(session));
        });
    }

    /**
     * An administrator takes it away from whoever has lost the telephone. All sessions of the person end.
     *
     * @throws Refusal {@code unknown-login}; {@code second-factor-none}; {@code second-factor-own}: one's own asks for its code
     */
    public void withdraw(String username, String by) {
        if (username.equals(by)) {
            throw Refusal.conflict("second-factor-own");
        }
        transaction.executeWithoutResult(all -> {
            login(username);
            if (held(username).filter(Stored::isConfirmed).isEmpty()) {
                throw Refusal.conflict("second-factor-none", username);
            }
            remove(username);
            publish(username, What.WITHDRAWN, Optional.empty());
        });
    }

    /** Since when that login has one. */
    public Optional<Instant> confirmedSince(String username) {
        return stored(username).flatMap(Stored::confirmedAt);
    }

    /** How many recovery codes are left. */
    public int recoveryCodesLeft(String username) {
        return jdbc.sql("select count(*) from recovery_code where username = :username")
                .param("username", username)
                .query(Integer.class)
                .single();
    }

    // ---- whether everybody must

    /** Whether the organisation asks it of all its staff. */
    public boolean isRequired() {
        return jdbc.sql("select required from second_factor_rule order by id desc limit 1")
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * Asks it of all the staff from their next log-in on, or of nobody any more.
     *
     * @throws Refusal {@code own-second-factor-first}: who asks it of others has shown that it works here
     */
    public void require(boolean required, String by) {
        transaction.executeWithoutResult(all -> {
            if (required && confirmedSince(by).isEmpty()) {
                throw Refusal.conflict("own-second-factor-first");
            }
            jdbc.sql("""
                    insert into second_factor_rule (required, changed_by, changed_at)
                    values (:required, :by, :now)""")
                    .param("required", required)
                    .param("by", by)
                    .param("now", clock.instant())
                    .update();
            events.publishEvent(new SecondFactorRuleChanged(required));
        });
    }

    // ----

    private void whenRight(String username, String code, String address, Runnable then) {
        looked(
                username,
                address,
                () -> transaction.execute(all -> {
                    takeAny(username, code);
                    then.run();
                    return username;
                }));
    }

    private <T> T looked(String username, String address, Supplier<T> atCode) {
        try {
            return throttle.lookAtCode(username, address, atCode);
        } catch (BadCredentialsException wrong) {
            log.wrongCode(username);
            throw Refusal.unprocessable("code-wrong", "code");
        } catch (ThrottledException throttled) {
            if (throttled.isFirst()) {
                log.codesThrottled(username);
            }
            throw Refusal.unprocessable("too-many-tries", "code");
        }
    }

    private void takeAny(String username, String code) {
        var stored = held(username)
                .filter(Stored::isConfirmed)
                .orElseThrow(() -> new BadCredentialsException("no second factor"));
        if (isRecoveryCode(code)) {
            takeRecoveryCode(username, code);
        } else {
            take(stored, code);
        }
    }

    private void take(Stored stored, String code) {
        var secret = seals.open(stored.secret(), stored.username());
        var period = TimeCode.match(secret, code.replaceAll("\\s", ""), wall.get(), stored.lastPeriod())
                .orElseThrow(() -> new BadCredentialsException("wrong code"));
        jdbc.sql("update second_factor set last_period = :period where username = :username")
                .param("username", stored.username())
                .param("period", period)
                .update();
    }

    private static boolean isRecoveryCode(String code) {
        return Passwords.read(code).length() == CHARACTERS_OF_A_RECOVERY_CODE;
    }

    private void takeRecoveryCode(String username, String code) {
        int used = jdbc.sql("delete from recovery_code where code_hash = :hash and username = :username")
                .param("hash", Sha256.of(Passwords.read(code)))
                .param("username", username)
                .update();
        if (used == 0) {
            throw new BadCredentialsException("no such recovery code");
        }
        publish(username, What.CODE_USED, Optional.empty());
    }

    private List<String> newRecoveryCodes(String username) {
        jdbc.sql("delete from recovery_code where username = :username")
                .param("username", username)
                .update();
        var codes = IntStream.range(0, RECOVERY_CODES)
                .mapToObj(i -> Logins.randomCharacters(random, CHARACTERS_OF_A_RECOVERY_CODE))
                .toList();
        codes.forEach(code -> jdbc.sql("insert into recovery_code (code_hash, username) values (:hash, :username)")
                .param("hash", Sha256.of(code))
                .param("username", username)
                .update());
        return codes.stream().map(SecondFactors::inGroups).toList();
    }

    private static String inGroups(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1-");
    }

    private void remove(String username) {
        jdbc.sql("delete from recovery_code where username = :username")
                .param("username", username)
                .update();
        jdbc.sql("delete from second_factor where username = :username")
                .param("username", username)
                .update();
    }

    private Login login(String username) {
        return logins.find(username).orElseThrow(() -> Refusal.notFound("unknown-login", username));
    }

    private void publish(String username, What what, Optional<String> keptSession) {
        events.publishEvent(new SecondFactorChanged(login(username), what, keptSession));
    }

    private boolean isWaiting(Stored stored) {
        return !stored.isConfirmed()
                && stored.begunAt().plus(LIFE_OF_A_BEGINNING).isAfter(clock.instant());
    }

    /** Held, so that of two who come with the same code at once the second finds it used. */
    private Optional<Stored> held(String username) {
        return jdbc.sql("select * from second_factor where username = :username for update")
                .param("username", username)
                .query(STORED)
                .optional();
    }

    private Optional<Stored> stored(String username) {
        return jdbc.sql("select * from second_factor where username = :username")
                .param("username", username)
                .query(STORED)
                .optional();
    }

    private static String base32(byte[] bytes) {
        var number = new BigInteger(1, bytes);
        var text = new StringBuilder();
        for (int shift = bytes.length * Byte.SIZE - BITS_OF_A_CHARACTER; shift >= 0; shift -= BITS_OF_A_CHARACTER) {
            text.append(BASE_32.charAt(number.shiftRight(shift).intValue() & (BASE_32.length() - 1)));
        }
        return text.toString();
    }

    record Stored(String username, String secret, Instant begunAt, Optional<Instant> confirmedAt, long lastPeriod) {

        boolean isConfirmed() {
            return confirmedAt.isPresent();
        }

        /** Nobody writes the secret into a log by writing the row. */
        @Override
        public String toString() {
            return "second factor of " + username;
        }
    }
}
