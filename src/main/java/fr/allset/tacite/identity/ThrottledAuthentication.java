package fr.allset.tacite.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Log-in by password. Guessing is slowed by {@link LogInThrottle}. A password found right is remembered for five minutes, as a keyed hash
 * in memory. Programs send it with every request, and bcrypt is slow on purpose. A login that is switched off or gets a new password is
 * refused at the next request: its row is read each time.
 *
 */
class ThrottledAuthentication extends DaoAuthenticationProvider {

    private static final Duration MEMORY = Duration.ofMinutes(5);

    private final Cache<String, Boolean> verified =
            Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(10_000).build();
    private final LogInThrottle throttle;
    private final SecretKeySpec key;

    ThrottledAuthentication(UserDetailsService logins, PasswordEncoder passwords, LogInThrottle throttle) {
        super(logins);
        this.throttle = throttle;
        setPasswordEncoder(passwords);
        // whether a login is switched off is looked at after its password, so that it takes as long to say no
        setPreAuthenticationChecks(login -> {});
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    @Override
    public Authentication authenticate(Authentication authentication) throws AuthenticationException {
        var address = authentication.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "";
        return throttle.look(authentication.getName(), address, () -> super.authenticate(authentication));
    }

    @Override
    protected void additionalAuthenticationChecks(
            UserDetails login, UsernamePasswordAuthenticationToken authentication) {
        if (authentication.getCredentials() == null) {
            throw new BadCredentialsException("no password");
        }
        if (!login.isEnabled()) {
            super.additionalAuthenticationChecks(login, authentication);
            throw new BadCredentialsException("switched off");
        }
        var proof = proof(login, authentication.getCredentials().toString());
        if (verified.getIfPresent(proof) == null) {
            super.additionalAuthenticationChecks(login, authentication);
            verified.put(proof, true);
        }
    }

    private String proof(UserDetails login, String password) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(login.getUsername().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            mac.update(login.getPassword().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JVM has HmacSHA256", impossible);
        }
    }
}
