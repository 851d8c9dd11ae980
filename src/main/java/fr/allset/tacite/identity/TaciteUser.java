package fr.allset.tacite.identity;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** The authenticated login in the session. While a step of the log-in is left, it has no authority, so that no door opens to it. */
class TaciteUser extends User {

    private static final long serialVersionUID = 1;

    private final transient Login login;
    private final @Nullable LogInStep next;
    private final boolean codeGiven;
    /** Tells one password from the next, and no more. */
    private final int passwordMark;

    /** After the password alone. */
    TaciteUser(Logins.Credentials credentials) {
        this(credentials, false, credentials.next(false));
    }

    /** @param codeGiven whether the second factor was shown in this session */
    TaciteUser(Logins.Credentials credentials, boolean codeGiven) {
        this(credentials, codeGiven, credentials.next(codeGiven));
    }

    /** @param next what is left to do, whatever the login asks for: another service has made sure of the rest */
    TaciteUser(Logins.Credentials credentials, boolean codeGiven, Optional<LogInStep> next) {
        super(
                credentials.login().username(),
                credentials.passwordHash(),
                credentials.login().enabled(),
                true,
                true,
                true,
                next.isPresent()
                        ? List.of()
                        : List.of(new SimpleGrantedAuthority(
                                credentials.login().role().authority())));
        this.login = credentials.login();
        this.next = next.orElse(null);
        this.codeGiven = codeGiven;
        this.passwordMark = credentials.passwordHash().hashCode();
    }

    /** What that person still has to do; nothing of whoever has not logged in at all. */
    static Optional<LogInStep> next(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof TaciteUser user
                ? user.next()
                : Optional.empty();
    }

    Optional<LogInStep> next() {
        return Optional.ofNullable(next);
    }

    boolean isCodeGiven() {
        return codeGiven;
    }

    Actor reader() {
        return new Actor(getUsername(), login.customerNumber());
    }

    /** Whether the login is what it was when it logged in. */
    boolean isStill(Logins.Credentials now) {
        return now.login().enabled()
                && now.login().role() == login.role()
                && now.login().customerNumber().equals(login.customerNumber())
                && now.passwordHash().hashCode() == passwordMark;
    }
}
