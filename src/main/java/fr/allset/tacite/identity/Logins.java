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

/** The logins: created with a first password, switched on and off, given other work. */
@Service
@Transactional
public class Logins {

    /** Letters and digits that cannot be mistaken for one another, five bits each. */
    static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int FIRST_PASSWORD_CHARACTERS = 20;

    private static final RowMapping<Login> LOGIN = RowMapping.of(Login.class);
    private static final RowMapping<Credentials> CREDENTIALS = RowMapping.of(Credentials.class);

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final CustomerRegister customers;
    private final SecureRandom random = new SecureRandom();

    Logins(
            JdbcClient jdbc,
            PasswordEncoder passwords,
            ApplicationEventPublisher events,
            Clock clock,
            CustomerRegister customers) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    /** A password of 100 random bits, in letters and digits that cannot be mistaken for one another. */
    public String newPassword() {
        return randomCharacters(random, FIRST_PASSWORD_CHARACTERS);
    }

    /** So many characters that cannot be mistaken for one another. */
    static String randomCharacters(SecureRandom random, int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(CROCKFORD.charAt(random.nextInt(CROCKFORD.length())));
        }
        return text.toString();
    }

    /**
     * A login whose password stays as it is: whoever uses it has chosen it, or it is one of a demonstration.
     *
     * @throws Refusal {@code login-exists} when the name is taken, {@code unknown-customer} when a client is of no customer
     */
    public Login create(
            String username, String displayName, Role role, Optional<String> customerNumber, String password) {
        return insert(new Login(username, displayName, role, customerNumber, true, Optional.empty()), password, false);
    }

    /**
     * A login with a first password that somebody else knows: its person changes it before anything else.
     *
     * @throws Refusal {@code login-exists} when the name is taken, {@code unknown-customer} when a client is of no customer
     */
    public Login invite(Login login, String firstPassword) {
        return insert(login, firstPassword, true);
    }

    private Login insert(Login login, String password, boolean toChange) {
        if (find(login.username()).isPresent()) {
            throw Refusal.conflict("login-exists", login.username());
        }
        login.customerNumber().filter(number -> !customers.holds(number)).ifPresent(number -> {
            throw Refusal.unprocessable("unknown-customer", "customerNumber", number);
        });
        jdbc.sql("""
                insert into login
                    (username, display_name, role, customer_number, password_hash, password_to_change, enabled, created_at,
                    email_address)
                values (:username, :displayName, :role, :customerNumber, :hash, :toChange, :enabled, :createdAt, :emailAddress)""")
                .param("username", login.username())
                .param("displayName", login.displayName())
                .param("role", login.role())
                .param("customerNumber", login.customerNumber())
                .param("hash", passwords.encode(password))
                .param("toChange", toChange)
                .param("enabled", login.enabled())
                .param("createdAt", clock.instant())
                .param("emailAddress", login.emailAddress())
                .update();
        events.publishEvent(new LoginCreated(login));
        return login;
    }

    /** @throws Refusal {@code unknown-login}; {@code last-administrator} when nobody could let anybody in any more */
    public Login enable(String username, boolean enabled) {
        if (!enabled) {
            requireAnotherAdministrator(username);
        }
        jdbc.sql("update login set enabled = :enabled where username = :username")
                .param("enabled", enabled)
                .param("username", username)
                .update();
        var login = known(username);
        events.publishEvent(new LoginEnabled(login));
        return login;
    }

    /**
     * Gives a member of the staff other work. A client's login stays one: what it has seen and signed, it has as its customer.
     *
     * @throws Refusal {@code unknown-login}; {@code role-of-client}; {@code last-administrator}
     */
    public Login changeRole(String username, Role role) {
        if (role != Role.ADMIN) {
            requireAnotherAdministrator(username);
        }
        var before = jdbc.sql("select * from login where username = :username for update")
                .param("username", username)
                .query(LOGIN)
                .optional()
                .orElseThrow(() -> Refusal.notFound("unknown-login", username));
        if (role == before.role()) {
            return before;
        }
        if (!role.isStaff() || !before.role().isStaff()) {
            throw Refusal.unprocessable("role-of-client", "role", username);
        }
        jdbc.sql("update login set role = :role where username = :username")
                .param("role", role)
                .param("username", username)
                .update();
        var login = known(username);
        events.publishEvent(new LoginRoleChanged(login, before.role()));
        return login;
    }

    /** @throws Refusal {@code unknown-login} */
    public Login changeEmailAddress(String username, Optional<String> emailAddress) {
        jdbc.sql("update login set email_address = :emailAddress where username = :username")
                .param("emailAddress", emailAddress)
                .param("username", username)
                .update();
        var login = known(username);
        events.publishEvent(new LoginAddressChanged(login));
        return login;
    }

    /** The password of a login, which its person has chosen and which has been found fit. */
    void setPassword(String username, String password) {
        jdbc.sql("update login set password_hash = :hash, password_to_change = false where username = :username")
                .param("hash", passwords.encode(password))
                .param("username", username)
                .update();
    }

    /** Holds the rows of all administrators, so that two who switch each other off at once do it one after the other. */
    private void requireAnotherAdministrator(String username) {
        var administrators = jdbc.sql("select username from login where role = :role and enabled = true"
                        + " order by username for update")
                .param("role", Role.ADMIN)
                .query(String.class)
                .list();
        if (administrators.equals(List.of(username))) {
            throw Refusal.conflict("last-administrator", username);
        }
    }

    private Login known(String username) {
        return find(username).orElseThrow(() -> Refusal.notFound("unknown-login", username));
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

    /** Those of a customer that may log in. */
    @Transactional(readOnly = true)
    public List<Login> actingFor(String customerNumber) {
        return jdbc.sql(
                        "select * from login where customer_number = :customer and enabled order by display_name, username")
                .param("customer", customerNumber)
                .query(LOGIN)
                .list();
    }

    @Transactional(readOnly = true)
    public List<Login> all() {
        return jdbc.sql("select * from login order by role, username")
                .query(LOGIN)
                .list();
    }

    /** The login with its hash and what it asks for beside the password, for the log-in alone. */
    @Transactional(readOnly = true)
    Optional<Credentials> credentials(String username) {
        return jdbc.sql("""
                        select login.*,
                               exists (select 1 from second_factor f
                                       where f.username = login.username and f.confirmed_at is not null) as second_factor,
                               coalesce((select r.required from second_factor_rule r
                                         where r.id = (select max(id) from second_factor_rule)), false) as second_factor_required
                        from login where username = :username""").param("username", username).query(CREDENTIALS).optional();
    }

    /**
     * What the log-in asks for.
     *
     * @param passwordToChange     whether somebody else knows the password
     * @param secondFactor         whether it has one
     * @param secondFactorRequired whether the organisation asks one of its staff
     */
    record Credentials(
            Login login,
            String passwordHash,
            boolean passwordToChange,
            boolean secondFactor,
            boolean secondFactorRequired) {

        /** What is left to do after the password, and after the code. */
        Optional<LogInStep> next(boolean codeGiven) {
            if (secondFactor && !codeGiven) {
                return Optional.of(LogInStep.CODE);
            }
            if (passwordToChange) {
                return Optional.of(LogInStep.PASSWORD);
            }
            return secondFactorRequired && !secondFactor && login.role().isStaff()
                    ? Optional.of(LogInStep.ENROLMENT)
                    : Optional.empty();
        }

        /** Nobody writes the hash into a log by writing this. */
        @Override
        public String toString() {
            return "credentials of " + login.username();
        }
    }
}
