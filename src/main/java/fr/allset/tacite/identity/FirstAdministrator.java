package fr.allset.tacite.identity;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Outside of the demo nobody can log in to an empty database until there is a first administrator. Its password is a secret that
 * the operator gives in {@code TACITE_ADMIN_PASSWORD}; there is no default, and without one Tacite does not start.
 */
@Component
@ConditionalOnProperty(name = "tacite.demo", havingValue = "false")
class FirstAdministrator implements SmartLifecycle {

    private static final int PHASE = -900;
    private static final int SHORTEST_PASSWORD = 15;

    private final Logins logins;
    private final String password;
    private volatile boolean running;

    FirstAdministrator(Logins logins, @Value("${tacite.admin-password:${TACITE_ADMIN_PASSWORD:}}") String password) {
        this.logins = logins;
        this.password = password;
    }

    @Override
    public void start() {
        if (logins.all().isEmpty()) {
            if (password.length() < SHORTEST_PASSWORD) {
                throw new IllegalStateException("Nobody can log in yet: set TACITE_ADMIN_PASSWORD to a secret of at least "
                        + SHORTEST_PASSWORD + " characters for the first administrator, then start again");
            }
            logins.create("admin", "Administrateur du système", Role.ADMIN, Optional.empty(), password);
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
