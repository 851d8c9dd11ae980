package fr.allset.tacite.notification.delivery;

/** The mail will never be accepted as it is: its recipient does not exist, or its text is not wanted. A person decides. */
public class MailRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    MailRefused(String reason, Throwable cause) {
        super(reason, cause);
    }
}
