package fr.allset.tacite.identity;

import java.util.List;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** The authenticated login in the session. */
class TaciteUser extends User {

    private static final long serialVersionUID = 1;

    private final transient Login login;
    /** Tells one password from the next, and no more. */
    private final int passwordMark;

    TaciteUser(Logins.Credentials credentials) {
        super(
                credentials.login().username(),
                credentials.passwordHash(),
                credentials.login().enabled(),
                true,
                true,
                true,
                List.of(new SimpleGrantedAuthority(credentials.login().role().authority())));
        this.login = credentials.login();
        this.passwordMark = credentials.passwordHash().hashCode();
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
