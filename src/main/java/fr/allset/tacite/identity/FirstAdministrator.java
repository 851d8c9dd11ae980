package fr.allset.tacite.identity;

import fr.allset.tacite.startup.StartUpStep;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Outside of the demo nobody can log in to an empty database until there is a first administrator. Its password is a secret that
 * the operator gives in {@code TACITE_ADMIN_PASSWORD}; there is no default, and without one Tacite does not start. It stands in
 * somebody's settings, and so it is changed with the first log-in.
 */
@Component
@ConditionalOnProperty(name = "tacite.demo", havingValue = "false")
class FirstAdministrator extends StartUpStep {

    private static final int SHORTEST_PASSWORD = 15;

    private final Logins logins;
    private final String password;

    FirstAdministrator(Logins logins, @Value("${tacite.admin-password:${TACITE_ADMIN_PASSWORD:}}") String password) {
        super(Order.FIRST_LOGINS);
        this.logins = logins;
        this.password = password;
    }

    @Override
    protected void prepare() {
        if (logins.all().isEmpty()) {
            if (password.length() < SHORTEST_PASSWORD) {
                throw new IllegalStateException(
                        "Nobody can log in yet: set TACITE_ADMIN_PASSWORD to a secret of at least " + SHORTEST_PASSWORD
                                + " characters for the first administrator, then start again");
            }
            PasswordRules.check(password, Stream.of("admin"));
            logins.invite(
                    new Login(
                            "admin", "Administrateur du système", Role.ADMIN, Optional.empty(), true, Optional.empty()),
                    password);
        }
    }
}
