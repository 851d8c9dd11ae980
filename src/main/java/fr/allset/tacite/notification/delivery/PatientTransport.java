package fr.allset.tacite.notification.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Provider;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * SMTP with two kinds of patience. Every reply is waited for as {@code mail.smtp.timeout} says. The one to the end of the text is waited
 * for longer, as the server is about to take it (RFC 5321, 4.5.3.2.6). Public because Jakarta Mail makes it.
 */
public class PatientTransport extends SMTPTransport {

    private static final String PATIENCE = "tacite.mail.patience";

    private boolean atTheEndOfTheText;

    /** Over a connection that begins in clear. */
    public PatientTransport(Session session, URLName name) {
        super(session, name);
    }

    PatientTransport(Session session, URLName name, String protocol, boolean encrypted) {
        super(session, name, protocol, encrypted);
    }

    /** Over a connection that is encrypted from its beginning. */
    public static class Encrypted extends PatientTransport {

        public Encrypted(Session session, URLName name) {
            super(session, name, "smtps", true);
        }
    }

    /** Has this session send so. */
    static void install(Session session, Duration patience) {
        session.getProperties().setProperty(PATIENCE, String.valueOf(patience.toMillis()));
        try {
            session.setProvider(provider("smtp", PatientTransport.class));
            session.setProvider(provider("smtps", Encrypted.class));
        } catch (NoSuchProviderException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Provider provider(String protocol, Class<?> transport) {
        return new Provider(Provider.Type.TRANSPORT, protocol, transport.getName(), "Tacite", null);
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        atTheEndOfTheText = true;
        try {
            super.finishData();
        } finally {
            atTheEndOfTheText = false;
        }
    }

    /** The dot is on its way: from now on no answer means that nobody knows. */
    @Override
    protected int readServerResponse() throws MessagingException {
        if (!atTheEndOfTheText) {
            return super.readServerResponse();
        }
        for (int waits = waits(); ; waits--) {
            try {
                int reply = super.readServerResponse();
                if (reply < 0) {
                    throw new Unanswered("[EOF]", null);
                }
                return reply;
            } catch (Unanswered hungUp) {
                throw hungUp;
            } catch (MessagingException failure) {
                boolean slow = failure.getNextException() instanceof SocketTimeoutException;
                if (!slow || waits <= 1) {
                    throw new Unanswered(
                            slow
                                    ? "no answer within "
                                            + TimeUnit.MILLISECONDS.toSeconds(
                                                    patience().toMillis()) + " s"
                                    : String.valueOf(failure.getMessage()),
                            failure);
                }
            }
        }
    }

    private Duration patience() {
        return milliseconds(PATIENCE);
    }

    /** How many waits for a reply the patience comes to, at least one. */
    private int waits() {
        var each = milliseconds("mail.smtp.timeout");
        return each.isZero() ? 1 : (int) Math.max(1, (patience().toMillis() + each.toMillis() - 1) / each.toMillis());
    }

    private Duration milliseconds(String property) {
        return Duration.ofMillis(Long.parseLong(session.getProperties().getProperty(property, "0")));
    }

    /** The server had all of the text and did not say what becomes of it. */
    static final class Unanswered extends MessagingException {

        private static final long serialVersionUID = 1L;

        Unanswered(String said, @Nullable Exception cause) {
            super(said, cause);
        }
    }
}
