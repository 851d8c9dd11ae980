package fr.allset.tacite.identity;

import java.util.List;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** The authenticated login in the session. */
class TaciteUser extends User {

    private static final long serialVersionUID = 1;

    private final transient Login login;

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
    }

    Actor reader() {
        return new Actor(getUsername(), login.customerNumber());
    }
}
