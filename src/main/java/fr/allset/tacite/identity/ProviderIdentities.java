package fr.allset.tacite.identity;

import fr.allset.tacite.problem.Refusal;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who at the provider is which login. An administrator says it, by what the provider never gives to another person. Mail addresses are
 * handed on: who comes with one has shown nothing. What a login may do say our own rows.
 */
@Service
@Transactional
public class ProviderIdentities {

    /** OpenID Connect: no longer than 255 characters of ASCII. */
    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]{0,253}[\\x21-\\x7e])?");

    private final Logins logins;
    private final StaffLogInSettings settings;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProviderIdentities(
            Logins logins,
            StaffLogInSettings settings,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.logins = logins;
        this.settings = settings;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Links a login in place of whom it was linked to. Its sessions end.
     *
     * @param subject what the provider calls the person, exactly
     * @throws Refusal {@code unknown-login}, {@code provider-none}, {@code provider-of-staff}, {@code subject-unreadable},
     *     {@code subject-linked} when it is another login already
     */
    public void link(String username, String subject, String by) {
        var login = logins.find(username).orElseThrow(() -> Refusal.notFound("unknown-login", username));
        if (!settings.isOn()) {
            throw Refusal.conflict("provider-none");
        }
        if (!login.role().isStaff()) {
            throw Refusal.unprocessable("provider-of-staff", null);
        }
        if (!SUBJECT.matcher(subject).matches()) {
            throw Refusal.unprocessable("subject-unreadable", "sujet");
        }
        usernameOf(subject).filter(other -> !other.equals(username)).ifPresent(other -> {
            throw Refusal.conflict("subject-linked", other);
        });
        delete(username);
        try {
            jdbc.sql("""
                    insert into provider_identity (issuer, subject, username, linked_by, linked_at)
                    values (:issuer, :subject, :username, :by, :now)""")
                    .param("issuer", settings.issuer())
                    .param("subject", subject)
                    .param("username", username)
                    .param("by", by)
                    .param("now", clock.instant())
                    .update();
        } catch (DuplicateKeyException atOnce) {
            throw Refusal.conflict("overtaken", username);
        }
        events.publishEvent(new ProviderIdentityChanged(login, true));
    }

    /** Nobody at the provider is that login any more, if somebody was. Its sessions end. */
    public void unlink(String username) {
        var login = logins.find(username).orElseThrow(() -> Refusal.notFound("unknown-login", username));
        if (delete(username) > 0) {
            events.publishEvent(new ProviderIdentityChanged(login, false));
        }
    }

    private int delete(String username) {
        return jdbc.sql("delete from provider_identity where username = :username")
                .param("username", username)
                .update();
    }

    /** What the provider of today calls the person of that login. */
    @Transactional(readOnly = true)
    public Optional<String> subjectOf(String username) {
        return jdbc.sql("select subject from provider_identity where username = :username and issuer = :issuer")
                .param("username", username)
                .param("issuer", settings.issuer())
                .query(String.class)
                .optional();
    }

    /** Which login that person of today's provider is. */
    @Transactional(readOnly = true)
    Optional<String> usernameOf(String subject) {
        return jdbc.sql("select username from provider_identity where subject = :subject and issuer = :issuer")
                .param("subject", subject)
                .param("issuer", settings.issuer())
                .query(String.class)
                .optional();
    }
}
