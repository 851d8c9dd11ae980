package fr.allset.tacite.identity;

import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

@Component
class LoginUserDetailsService implements UserDetailsService {

    private final Logins logins;

    LoginUserDetailsService(Logins logins) {
        this.logins = logins;
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        return logins.credentials(username).map(TaciteUser::new)
                .orElseThrow(() -> new UsernameNotFoundException("unknown login"));
    }
}
