package fr.allset.tacite.identity;

import fr.allset.tacite.text.PlainText;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What an administrator looks for after a bad night: who has tried to get in, who has changed what about whom, and from where. No line
 * holds a secret, and a name that nobody has is none of them either: people type their password into the wrong field.
 */
@Component
public class SecurityLog {

    private static final Logger log = LoggerFactory.getLogger(SecurityLog.class);

    private static final int LONGEST_PATH = 200;
    private static final int LONGEST_ADDRESS = 64;
    private static final int LONGEST_SUBJECT = 255;
    private static final AuthenticationTrustResolverImpl TRUST = new AuthenticationTrustResolverImpl();

    private final Logins logins;

    SecurityLog(Logins logins) {
        this.logins = logins;
    }

    @EventListener
    void on(AuthenticationFailureBadCredentialsEvent failed) {
        log.warn(
                "Log-in failed: login {} from {}",
                known(failed.getAuthentication().getName()),
                whence());
    }

    @EventListener
    void on(AuthenticationFailureLockedEvent locked) {
        if (locked.getException() instanceof ThrottledException throttled && throttled.isFirst()) {
            log.warn(
                    "Log-in throttled: login {} from {}",
                    known(locked.getAuthentication().getName()),
                    whence());
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(LoginCreated created) {
        var login = created.login();
        log.info("Login created: login {} as {} by {} from {}", login.username(), login.role(), who(), whence());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(LoginEnabled switched) {
        var login = switched.login();
        log.info(
                "Login switched {}: login {} by {} from {}",
                login.enabled() ? "on" : "off",
                login.username(),
                who(),
                whence());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(LoginRoleChanged changed) {
        var login = changed.login();
        log.info(
                "Role changed: login {} from {} to {} by {} from {}",
                login.username(),
                changed.before(),
                login.role(),
                who(),
                whence());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(LoginAddressChanged changed) {
        log.info(
                "E-mail address changed: login {} by {} from {}",
                changed.login().username(),
                who(),
                whence());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(PasswordChanged changed) {
        if (changed.byLink()) {
            log.info(
                    "Password chosen by link: login {} from {}", changed.login().username(), whence());
        } else {
            log.info("Password changed: login {} by {} from {}", changed.login().username(), who(), whence());
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(PasswordResetOffered offered) {
        log.info("Password link made: login {} by {} from {}", offered.login().username(), offered.askedBy(), whence());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(SecondFactorChanged changed) {
        log.info(
                "{}: login {} by {} from {}",
                changed.what().words(),
                changed.login().username(),
                who(),
                whence());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(SecondFactorRuleChanged changed) {
        log.info(
                "Second factor {} of the staff by {} from {}",
                changed.required() ? "required" : "not required any more",
                who(),
                whence());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ProviderIdentityChanged changed) {
        log.info(
                "Login {} the provider: login {} by {} from {}",
                changed.linked() ? "linked to somebody at" : "linked to nobody any more at",
                changed.login().username(),
                who(),
                whence());
    }

    /** Somebody came back from the provider, or was to be sent there, and does not come in. */
    void providerRefused(String code, String what) {
        log.warn(
                "Log-in at the provider failed: {} {} from {}",
                PlainText.line(code, LONGEST_ADDRESS),
                PlainText.line(what, LONGEST_SUBJECT),
                whence());
    }

    /** The code of a second factor was none, or had been used. */
    void wrongCode(String username) {
        log.warn("Second factor failed: login {} from {}", username, whence());
    }

    /** No code of that login is looked at any more. */
    void codesThrottled(String username) {
        log.warn("Second factor throttled: login {} from {}", username, whence());
    }

    /** Somebody sits before an open session and does not know its password. */
    void wrongPassword(String username) {
        log.warn("Password not changed, the former one is wrong: login {} from {}", username, whence());
    }

    /** A person who has logged in was told no. */
    public void refused(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && !TRUST.isAnonymous(authentication)) {
            log.warn(
                    "Request refused: {} {} of {} from {}",
                    PlainText.line(request.getMethod(), LONGEST_ADDRESS),
                    PlainText.line(request.getRequestURI(), LONGEST_PATH),
                    authentication.getName(),
                    whence());
        }
    }

    private String known(String username) {
        return logins.find(username).map(Login::username).orElse("(unknown)");
    }

    /** Who does it; Tacite itself when it starts. */
    private static String who() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || TRUST.isAnonymous(authentication) ? "Tacite" : authentication.getName();
    }

    private static String whence() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
                ? PlainText.line(asked.getRequest().getRemoteAddr(), LONGEST_ADDRESS)
                : "here";
    }
}
