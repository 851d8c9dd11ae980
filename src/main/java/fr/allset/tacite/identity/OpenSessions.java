package fr.allset.tacite.identity;

import fr.allset.tacite.text.PlainText;
import fr.allset.tacite.time.ClockHands;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The sessions of those who have logged in. Each ends some hours after its log-in however busy it is, and whenever its person or an
 * administrator wants it. At the next click its cookie is worth nothing.
 *
 */
@Component
public class OpenSessions extends SessionRegistryImpl {

    private static final Logger log = LoggerFactory.getLogger(OpenSessions.class);

    private static final int LONGEST_BROWSER = 200;

    private final Map<String, Beginning> beginnings = new ConcurrentHashMap<>();
    private final SessionSettings settings;
    private final Logins logins;
    private final Supplier<Instant> wall;

    /** The demonstration's clock jumps; people do not sit longer before their screens for it. */
    @Autowired
    OpenSessions(SessionSettings settings, Logins logins, ClockHands clock) {
        this(settings, logins, () -> clock.instant().minus(clock.ahead()));
    }

    OpenSessions(SessionSettings settings, Logins logins, Supplier<Instant> wall) {
        this.settings = settings;
        this.logins = logins;
        this.wall = wall;
    }

    @Override
    public void registerNewSession(String sessionId, Object principal) {
        super.registerNewSession(sessionId, principal);
        var request = request();
        beginnings.put(
                sessionId,
                new Beginning(
                        UUID.randomUUID().toString(),
                        wall.get(),
                        request.map(HttpServletRequest::getRemoteAddr).orElse(""),
                        request.map(asked -> asked.getHeader(HttpHeaders.USER_AGENT))
                                .orElse("")));
        if (isComplete(principal)) {
            request.map(asked -> asked.getSession(false))
                    .ifPresent(session ->
                            session.setMaxInactiveInterval((int) settings.idle().toSeconds()));
            log.info("Session begun: {}", described(sessionId, principal));
        } else {
            log.info("Password right, more is asked: {}", described(sessionId, principal));
        }
        // what has changed while the password was looked at has ended the sessions that it knew, and not this one
        if (principal instanceof TaciteUser user
                && logins.credentials(user.getUsername()).filter(user::isStill).isEmpty()) {
            expire(super.getSessionInformation(sessionId), "the login has just changed");
        }
    }

    @Override
    public void removeSessionInformation(String sessionId) {
        super.removeSessionInformation(sessionId);
        beginnings.remove(sessionId);
    }

    /** Asked with every click of the session. */
    @Override
    public @Nullable SessionInformation getSessionInformation(String sessionId) {
        var session = super.getSessionInformation(sessionId);
        var beginning = beginnings.get(sessionId);
        if (session != null
                && beginning != null
                && !session.isExpired()
                && beginning.at().plus(settings.longest()).isBefore(wall.get())) {
            expire(session, "its time is over");
        }
        return session;
    }

    /** How long one stays in without a click. */
    public Duration idle() {
        return settings.idle();
    }

    /** How long one stays in, however often one clicks. */
    public Duration longest() {
        return settings.longest();
    }

    /** The sessions of one person, the newest first. */
    public List<OpenSession> of(String username, String ownSessionId) {
        return informations(username)
                .filter(session -> isComplete(session.getPrincipal()))
                .flatMap(session -> Stream.ofNullable(beginnings.get(session.getSessionId()))
                        .map(beginning -> new OpenSession(
                                beginning.name(),
                                beginning.at(),
                                session.getLastRequest().toInstant(),
                                beginning.from(),
                                PlainText.line(beginning.browser(), LONGEST_BROWSER),
                                session.getSessionId().equals(ownSessionId))))
                .sorted(Comparator.comparing(OpenSession::begunAt).reversed())
                .toList();
    }

    /** Ends one of them; one that is not theirs, or not there any more, is left alone. */
    public void end(String username, String name) {
        informations(username)
                .filter(session -> Optional.ofNullable(beginnings.get(session.getSessionId()))
                        .filter(beginning -> beginning.name().equals(name))
                        .isPresent())
                .forEach(session -> expire(session, "ended by its person"));
    }

    /** Ends all of them but the one that is named. */
    public void endAll(String username, Optional<String> keptSessionId, String reason) {
        informations(username)
                .filter(session -> !keptSessionId.equals(Optional.of(session.getSessionId())))
                .forEach(session -> expire(session, reason));
    }

    /** Whether nothing of the log-in is left to do. */
    private static boolean isComplete(Object principal) {
        return !(principal instanceof TaciteUser user) || user.next().isEmpty();
    }

    private Stream<SessionInformation> informations(String username) {
        return getAllPrincipals().stream()
                .filter(principal -> principal instanceof UserDetails user
                        && user.getUsername().equals(username))
                .flatMap(principal -> getAllSessions(principal, false).stream());
    }

    private void expire(SessionInformation session, String reason) {
        session.expireNow();
        log.info("Session ended by force, {}: {}", reason, described(session.getSessionId(), session.getPrincipal()));
    }

    private String described(String sessionId, Object principal) {
        var name = principal instanceof UserDetails user ? user.getUsername() : "?";
        var beginning = beginnings.get(sessionId);
        return "login " + name + " from "
                + (beginning == null ? "?" : PlainText.line(beginning.from(), LONGEST_BROWSER));
    }

    private static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
                ? Optional.of(asked.getRequest())
                : Optional.empty();
    }

    /** @param name names the session on pages */
    private record Beginning(String name, Instant at, String from, String browser) {}
}
