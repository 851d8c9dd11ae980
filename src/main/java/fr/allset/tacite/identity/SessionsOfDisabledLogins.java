package fr.allset.tacite.identity;

import org.springframework.context.event.EventListener;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.stereotype.Component;

/** A login that is switched off is out at its next click, not at the end of its session. */
@Component
class SessionsOfDisabledLogins {

    private final SessionRegistry sessions;

    SessionsOfDisabledLogins(SessionRegistry sessions) {
        this.sessions = sessions;
    }

    @EventListener
    void on(LoginEnabled changed) {
        if (changed.login().enabled()) {
            return;
        }
        sessions.getAllPrincipals().stream()
                .filter(principal -> principal instanceof UserDetails user
                        && user.getUsername().equals(changed.login().username()))
                .flatMap(principal -> sessions.getAllSessions(principal, false).stream())
                .forEach(SessionInformation::expireNow);
    }
}
