package fr.allset.tacite.identity;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Whoever is switched off, has another role or another password is out at the next click, not at the end of the session. */
@Component
class SessionsThatEnd {

    private final OpenSessions sessions;

    SessionsThatEnd(OpenSessions sessions) {
        this.sessions = sessions;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(LoginEnabled changed) {
        if (!changed.login().enabled()) {
            sessions.endAll(changed.login().username(), Optional.empty(), "the login is switched off");
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(LoginRoleChanged changed) {
        sessions.endAll(changed.login().username(), Optional.empty(), "the role has changed");
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(PasswordChanged changed) {
        sessions.endAll(changed.login().username(), changed.keptSession(), "the password has changed");
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ProviderIdentityChanged changed) {
        sessions.endAll(changed.login().username(), Optional.empty(), "who it is at the provider has changed");
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(SecondFactorChanged changed) {
        if (changed.what().endsSessions()) {
            sessions.endAll(changed.login().username(), changed.keptSession(), "the second factor has changed");
        }
    }
}
