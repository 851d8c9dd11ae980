package fr.allset.tacite.notification.delivery;

/** A way out for mails. */
interface MailTransport {

    /**
     * Returns once the other side has taken responsibility for the mail.
     *
     * @throws MailRefused   when trying again as it is would be in vain
     * @throws MailDelayed   when it may go better later
     * @throws MailUncertain when nobody knows whether the other side has taken it
     */
    void send(NoticeMail mail);

    /** Where mails go, in French, to go on from « Les courriers … ». */
    String destination();
}
