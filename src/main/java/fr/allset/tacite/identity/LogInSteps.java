package fr.allset.tacite.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** The way from a right password to a session that may do something. Which steps there are say the rows of the login. */
@Component
public class LogInSteps {

    private final Logins logins;
    private final OpenSessions sessions;
    private final Arrival arrival;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    LogInSteps(Logins logins, OpenSessions sessions, Arrival arrival) {
        this.logins = logins;
        this.sessions = sessions;
        this.arrival = arrival;
    }

    /** What the person who asks still has to do. */
    public Optional<LogInStep> next() {
        return TaciteUser.next(SecurityContextHolder.getContext().getAuthentication());
    }

    /**
     * After a step. The session goes on under a new name, with what its login may now.
     *
     * @param codeGiven whether the step was the code
     * @return the path of the next step, or of what was wanted when the log-in stood in the way
     */
    public String goOn(boolean codeGiven, HttpServletRequest request, HttpServletResponse response) {
        var former = SecurityContextHolder.getContext().getAuthentication();
        if (former == null || !(former.getPrincipal() instanceof TaciteUser was)) {
            throw new IllegalStateException("nobody has logged in");
        }
        var credentials = logins.credentials(was.getUsername()).orElseThrow();
        var user = new TaciteUser(credentials, codeGiven || was.isCodeGiven());
        var authentication = UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
        authentication.setDetails(former.getDetails());
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        // forgotten first: with its new name it would come back as what it was
        sessions.removeSessionInformation(request.getSession().getId());
        sessions.registerNewSession(request.changeSessionId(), user);
        contexts.saveContext(context, request, response);
        return user.next().map(LogInStep::page).orElseGet(() -> arrival.path(request, response));
    }
}
