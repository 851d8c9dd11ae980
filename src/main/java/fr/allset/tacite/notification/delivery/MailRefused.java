package fr.allset.tacite.notification.delivery;

/** The mail does not go out as it is: its recipient does not exist, its text is not wanted, or it comes too late. A person decides. */
public class MailRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    MailRefused(String reason) {
        super(reason);
    }

    MailRefused(String reason, Throwable cause) {
        super(reason, cause);
    }
}
