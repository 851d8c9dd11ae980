package fr.allset.tacite.notification.delivery;

/**
 * The server had the whole mail and has not answered, for as long as RFC 5321 (4.5.3.2.6) has one wait. Nobody knows whether it has
 * taken it: sent again it may arrive twice, left alone never. A person decides.
 */
public class MailUncertain extends RuntimeException {

    private static final long serialVersionUID = 1;

    MailUncertain(String reason, Throwable cause) {
        super(reason, cause);
    }
}
