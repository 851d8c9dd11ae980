package fr.allset.tacite.identity;

import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.text.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How a person gets another password: with the former one, or with a code that works once and for an hour. A code is a secret like the
 * password itself: it is handed out once, and only its hash is kept.
 */
@Service
public class Passwords {

    /** What a code is good for. */
    public static final Duration LIFE_OF_A_CODE = Duration.ofHours(1);

    /** Five bits each: 130. */
    private static final int CHARACTERS_OF_A_CODE = 26;

    private static final RowMapping<Reset> RESET = RowMapping.of(Reset.class);

    private final Logins logins;
    private final PasswordEncoder hashes;
    private final LogInThrottle throttle;
    private final SecurityLog log;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Passwords(
            Logins logins,
            PasswordEncoder hashes,
            LogInThrottle throttle,
            SecurityLog log,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.logins = logins;
        this.hashes = hashes;
        this.throttle = throttle;
        this.log = log;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Changes one's own. All other sessions of the person end.
     *
     * @param address whence it is asked: a session that was left open is no place to guess from
     * @param session the one that goes on
     * @throws Refusal {@code wrong-password}, {@code too-many-tries}, {@code password-length}, {@code password-guessable},
     *     {@code password-same}
     */
    public void change(String username, String former, String fresh, String address, String session) {
        var known = refusing(
                "wrong-password", "former", () -> throttle.look(username, address, () -> right(username, former)));
        if (fresh.equals(former)) {
            throw Refusal.unprocessable("password-same", "password");
        }
        PasswordRules.check(known.login(), fresh);
        store(known.login(), fresh, session);
    }

    private void store(Login login, String fresh, String session) {
        transaction.executeWithoutResult(all -> {
            logins.setPassword(login.username(), fresh);
            forget(login.username());
            events.publishEvent(new PasswordChanged(login, false, Optional.of(session)));
        });
    }

    /**
     * The step of the log-in: another password in place of the first, which somebody else knows. All other sessions end.
     *
     * @param session the one that goes on, whose person has just given the first one
     * @throws Refusal {@code password-not-first} when it is changed already; {@code password-length}, {@code password-guessable},
     *     {@code password-same}
     */
    public void chooseOwn(String username, String fresh, String session) {
        var known = logins.credentials(username)
                .filter(Logins.Credentials::passwordToChange)
                .orElseThrow(() -> Refusal.conflict("password-not-first"));
        if (hashes.matches(fresh, known.passwordHash())) {
            throw Refusal.unprocessable("password-same", "password");
        }
        PasswordRules.check(known.login(), fresh);
        store(known.login(), fresh, session);
    }

    private Logins.Credentials right(String username, String password) {
        var known = logins.credentials(username).orElseThrow();
        if (!hashes.matches(password, known.passwordHash())) {
            log.wrongPassword(username);
            throw new BadCredentialsException("wrong password");
        }
        return known;
    }

    /**
     * A code for a new password of that login. One that was handed out before is worth nothing any more.
     *
     * @throws Refusal {@code unknown-login}
     */
    public String offer(String username, String askedBy) {
        var code = Logins.randomCharacters(random, CHARACTERS_OF_A_CODE);
        transaction.executeWithoutResult(all -> {
            var login = logins.find(username).orElseThrow(() -> Refusal.notFound("unknown-login", username));
            forget(username);
            var now = clock.instant();
            jdbc.sql("""
                    insert into password_reset (code_hash, username, asked_by, asked_at, expires_at)
                    values (:hash, :username, :askedBy, :now, :expiresAt)""")
                    .param("hash", Sha256.of(code))
                    .param("username", username)
                    .param("askedBy", askedBy)
                    .param("now", now)
                    .param("expiresAt", now.plus(LIFE_OF_A_CODE))
                    .update();
            events.publishEvent(new PasswordResetOffered(login, askedBy));
        });
        return code;
    }

    /**
     * Chooses a new password with a code, which is used up when the password is taken. All sessions of the person end.
     *
     * @throws Refusal {@code reset-code-unknown} when it was never given, is used up or too old; {@code too-many-tries},
     *     {@code password-length}, {@code password-guessable}
     */
    public void choose(String code, String fresh, String address) {
        refusing(
                "reset-code-unknown",
                "code",
                () -> throttle.look(
                        address,
                        () -> transaction.execute(all -> {
                            var reset = reset(code).orElseThrow(() -> new BadCredentialsException("no such code"));
                            var login = logins.find(reset.username()).orElseThrow();
                            PasswordRules.check(login, fresh);
                            logins.setPassword(login.username(), fresh);
                            forget(login.username());
                            events.publishEvent(new PasswordChanged(login, true, Optional.empty()));
                            return login;
                        })));
    }

    /** Held, so that of two who come with the same code the second finds none. */
    private Optional<Reset> reset(String code) {
        return jdbc.sql("select username, expires_at from password_reset where code_hash = :hash for update")
                .param("hash", Sha256.of(read(code)))
                .query(RESET)
                .optional()
                .filter(reset -> reset.expiresAt().isAfter(clock.instant()))
                .filter(reset ->
                        logins.find(reset.username()).filter(Login::enabled).isPresent());
    }

    /** As it was meant, if somebody has typed it. */
    static String read(String code) {
        return code.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "")
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
    }

    private void forget(String username) {
        jdbc.sql("delete from password_reset where username = :username or expires_at <= :now")
                .param("username", username)
                .param("now", clock.instant())
                .update();
    }

    private static <T> T refusing(String wrong, String field, Supplier<T> tried) {
        try {
            return tried.get();
        } catch (BadCredentialsException badCredentials) {
            throw Refusal.unprocessable(wrong, field);
        } catch (ThrottledException throttled) {
            throw Refusal.unprocessable("too-many-tries", field);
        }
    }

    record Reset(String username, Instant expiresAt) {}
}
