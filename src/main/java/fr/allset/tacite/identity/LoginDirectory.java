package fr.allset.tacite.identity;

import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Where the log-in looks up who may log in. */
@Component
class LoginDirectory implements UserDetailsService {

    private final Logins logins;

    LoginDirectory(Logins logins) {
        this.logins = logins;
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        return logins.credentials(username)
                .map(TaciteUser::new)
                .orElseThrow(() -> new UsernameNotFoundException("unknown login"));
    }
}
