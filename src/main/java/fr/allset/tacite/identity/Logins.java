package fr.allset.tacite.identity;

import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.problem.Refusal;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The logins: created with a first password, switched on and off. */
@Service
@Transactional
public class Logins {

    private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int FIRST_PASSWORD_CHARACTERS = 20;

    private static final RowMapping<Login> LOGIN = RowMapping.of(Login.class);
    private static final RowMapping<Credentials> CREDENTIALS = RowMapping.of(Credentials.class);

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Logins(JdbcClient jdbc, PasswordEncoder passwords, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    /** A password of 100 random bits, in letters and digits that cannot be mistaken for one another. */
    public String newPassword() {
        var password = new StringBuilder();
        for (int i = 0; i < FIRST_PASSWORD_CHARACTERS; i++) {
            password.append(CROCKFORD.charAt(random.nextInt(CROCKFORD.length())));
        }
        return password.toString();
    }

    /** @throws Refusal {@code login-exists} when the name is taken */
    public Login create(
            String username, String displayName, Role role, Optional<String> customerNumber, String password) {
        if (find(username).isPresent()) {
            throw Refusal.conflict("login-exists", username);
        }
        var login = new Login(username, displayName, role, customerNumber, true);
        jdbc.sql("""
                insert into login (username, display_name, role, customer_number, password_hash, enabled, created_at)
                values (:username, :displayName, :role, :customerNumber, :hash, true, :createdAt)""")
                .param("username", username)
                .param("displayName", displayName)
                .param("role", role)
                .param("customerNumber", customerNumber)
                .param("hash", passwords.encode(password))
                .param("createdAt", clock.instant())
                .update();
        events.publishEvent(new LoginCreated(login));
        return login;
    }

    /** @throws Refusal {@code unknown-login} */
    public Login enable(String username, boolean enabled) {
        jdbc.sql("update login set enabled = :enabled where username = :username")
                .param("enabled", enabled)
                .param("username", username)
                .update();
        var login = find(username).orElseThrow(() -> Refusal.notFound("unknown-login", username));
        events.publishEvent(new LoginEnabled(login));
        return login;
    }

    @Transactional(readOnly = true)
    public Optional<Login> find(String username) {
        return jdbc.sql("select * from login where username = :username")
                .param("username", username)
                .query(LOGIN)
                .optional();
    }

    /** Those that exist among {@code usernames}. */
    @Transactional(readOnly = true)
    public List<Login> findAll(Collection<String> usernames) {
        return usernames.isEmpty()
                ? List.of()
                : jdbc.sql("select * from login where username in (:usernames)")
                        .param("usernames", usernames)
                        .query(LOGIN)
                        .list();
    }

    @Transactional(readOnly = true)
    public List<Login> all() {
        return jdbc.sql("select * from login order by role, username")
                .query(LOGIN)
                .list();
    }

    /** The login with its hash, for the log-in alone. */
    @Transactional(readOnly = true)
    Optional<Credentials> credentials(String username) {
        return jdbc.sql("select * from login where username = :username")
                .param("username", username)
                .query(CREDENTIALS)
                .optional();
    }

    record Credentials(Login login, String passwordHash) {}
}
