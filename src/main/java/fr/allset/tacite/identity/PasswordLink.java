package fr.allset.tacite.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.allset.tacite.notification.Letter;
import fr.allset.tacite.notification.MailSettings;
import fr.allset.tacite.text.PlainText;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.task.TaskExecutor;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * The link that leads to a new password. Its code stands behind a {@code #}, which browsers keep to themselves: no log of a server or a
 * proxy ever holds it. It goes by mail without being recorded as a letter, since everybody at the desk may read those.
 */
@Component
public class PasswordLink {

    private static final Logger log = LoggerFactory.getLogger(PasswordLink.class);

    private static final String PAGE = "/mot-de-passe#";
    private static final int LONGEST_NAME = 64;
    private static final int MAILS_OF_A_LOGIN = 3;
    private static final int MAILS_OF_A_NETWORK = 30;
    private static final Duration MEMORY = Duration.ofHours(1);

    private final Passwords passwords;
    private final Logins logins;
    private final OutsideSettings outside;
    private final MailSettings mails;
    private final ObjectProvider<JavaMailSender> server;
    private final boolean serverNamed;
    private final TaskExecutor tasks;
    private final Clock clock;
    private final Cache<Object, AtomicInteger> asked =
            Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(100_000).build();

    PasswordLink(
            Passwords passwords,
            Logins logins,
            OutsideSettings outside,
            MailSettings mails,
            ObjectProvider<JavaMailSender> server,
            @Value("${spring.mail.host:}") String host,
            @Qualifier("applicationTaskExecutor") TaskExecutor tasks,
            Clock clock) {
        this.passwords = passwords;
        this.logins = logins;
        this.outside = outside;
        this.mails = mails;
        this.server = server;
        this.serverNamed = !host.isBlank();
        this.tasks = tasks;
        this.clock = clock;
    }

    /** The link of a code: whole if Tacite knows its address, else what comes behind it. */
    public String of(String code) {
        var address = outside.publicAddress();
        return (address == null ? "" : address.toString().replaceAll("/$", "")) + PAGE + code;
    }

    /** Whether people can have it sent: there is a mail server, and Tacite knows how it is reached. */
    public boolean canBeSent() {
        return serverNamed && outside.publicAddress() != null;
    }

    /**
     * Sends it to the address of that login, if there is one. Who asks learns nothing of it, also not by the time that it takes, and
     * nobody's mailbox is flooded.
     */
    public void send(String username, String address) {
        boolean isName = PlainText.line(username, LONGEST_NAME).equals(username);
        if (canBeSent() && isName && isOneOfTheFirst(Network.of(address), MAILS_OF_A_NETWORK)) {
            tasks.execute(() -> logins.find(username)
                    .filter(Login::enabled)
                    .filter(login -> login.emailAddress().isPresent())
                    .filter(login -> isOneOfTheFirst(login.username(), MAILS_OF_A_LOGIN))
                    .ifPresent(this::send));
        }
    }

    private boolean isOneOfTheFirst(Object who, int most) {
        return Objects.requireNonNull(asked.get(who, ignored -> new AtomicInteger()))
                        .incrementAndGet()
                <= most;
    }

    private void send(Login login) {
        var code = passwords.offer(login.username(), login.username());
        var letter = Letter.of(new IdentityLetter.PasswordLink(
                login.displayName(), login.username(), of(code), clock.instant().plus(Passwords.LIFE_OF_A_CODE)));
        try {
            server.getObject().send(message -> {
                var mail = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
                mail.setFrom(mails.sender());
                mail.setReplyTo(mails.answersTo());
                mail.setTo(login.emailAddress().orElseThrow());
                mail.setSubject(letter.subject());
                mail.setText(letter.body());
                message.setHeader("Auto-Submitted", "auto-generated");
            });
        } catch (MailException failed) {
            // its message may hold the mail
            log.warn(
                    "The link for a new password of {} was not sent: {}",
                    login.username(),
                    failed.getClass().getSimpleName());
        }
    }
}
