package fr.allset.tacite.notification.delivery;

/** The mail has not been accepted this time: the server is down, slow or busy, or it does not accept us as a sender. */
public class MailDelayed extends RuntimeException {

    private static final long serialVersionUID = 1;

    MailDelayed(String reason, Throwable cause) {
        super(reason, cause);
    }
}
