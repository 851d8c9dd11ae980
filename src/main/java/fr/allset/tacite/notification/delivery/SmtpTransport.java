package fr.allset.tacite.notification.delivery;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sends by SMTP, to the server of {@code spring.mail.host}. */
class SmtpTransport implements MailTransport {

    private static final Logger log = LoggerFactory.getLogger(SmtpTransport.class);

    /** Asks for encryption or a log-in first: our settings are at fault, not the recipient. */
    private static final Set<Integer> ABOUT_US = Set.of(530, 534, 535, 538);

    private final JavaMailSenderImpl server;
    private final String name;

    /** @param patience how long the answer to the end of a text is waited for */
    SmtpTransport(JavaMailSenderImpl server, String name, Duration patience) {
        PatientTransport.install(server.getSession(), patience);
        this.server = server;
        this.name = name;
    }

    @Override
    public void send(NoticeMail mail) {
        try {
            server.send(mail);
        } catch (MailSendException failure) {
            if (failure.getFailedMessages().isEmpty()) {
                // the server had accepted the mail and then hung up without a good-bye
                log.debug(
                        "The mail server hung up after mail {}", mail.recorded().messageId(), failure);
                return;
            }
            var causes = causes(failure);
            causes.stream()
                    .filter(PatientTransport.Unanswered.class::isInstance)
                    .findFirst()
                    .ifPresent(unanswered -> {
                        throw new MailUncertain(
                                "Le serveur a reçu tout le courrier et n'a pas répondu (" + sentence(unanswered) + ").",
                                failure);
                    });
            throw refusal(causes)
                    .map(reason -> (RuntimeException) new MailRefused(reason, failure))
                    .orElseGet(() -> new MailDelayed(last(causes), failure));
        } catch (MailException failure) {
            throw new MailDelayed(last(causes(failure)), failure);
        }
    }

    @Override
    public String destination() {
        return "sont envoyés par le serveur SMTP " + name;
    }

    /** What the server said, when it refused the recipient or the text for good (RFC 5321, 4.2.1: 5yz). */
    private static Optional<String> refusal(List<Throwable> causes) {
        for (Throwable cause : causes) {
            if (cause instanceof SMTPAddressFailedException address && isForGood(address.getReturnCode())) {
                return Optional.of(sentence(address));
            }
            if (cause instanceof SMTPSendFailedException text
                    && isForGood(text.getReturnCode())
                    && isAboutTheText(text.getCommand())) {
                return Optional.of(sentence(text));
            }
        }
        return Optional.empty();
    }

    private static boolean isForGood(int reply) {
        return reply >= 500 && reply < 600 && !ABOUT_US.contains(reply);
    }

    /** The reply to the end of the text, a lone dot; a refusal of {@code MAIL FROM} or {@code DATA} is about us. */
    private static boolean isAboutTheText(@Nullable String command) {
        return command != null && command.strip().equals(".");
    }

    /** The failure with all that it holds, outermost first. */
    private static List<Throwable> causes(Throwable failure) {
        return Stream.concat(Stream.of(failure), within(failure).flatMap(inner -> causes(inner).stream()))
                .toList();
    }

    private static Stream<Throwable> within(Throwable failure) {
        if (failure instanceof MailSendException send) {
            return send.getFailedMessages().values().stream().map(Throwable.class::cast);
        }
        if (failure instanceof MessagingException mail) {
            return Stream.ofNullable(mail.getNextException());
        }
        return Stream.ofNullable(failure.getCause());
    }

    private static String last(List<Throwable> causes) {
        return sentence(causes.get(causes.size() - 1));
    }

    private static String sentence(Throwable failure) {
        var message = failure.getMessage();
        return (message == null ? failure.getClass().getSimpleName() : message)
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
    }
}
