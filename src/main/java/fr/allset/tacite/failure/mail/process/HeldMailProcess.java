package fr.allset.tacite.failure.mail.process;

/** The words this code shares with {@code processes/held-mail.bpmn}. The business key is {@code ME-} and the number of the mail. */
final class HeldMailProcess {

    static final String KEY = "held-mail";

    // messages
    static final String MAIL_HELD = "MailHeld";

    // refusals that lead back to a form
    static final String MAIL_DECISION_REFUSED = "MailDecisionRefused";

    private static final String PREFIX = "ME-";

    private HeldMailProcess() {}

    static String businessKey(long mail) {
        return PREFIX + mail;
    }

    /** The number of the mail that the business key names. */
    static long mail(String businessKey) {
        return Long.parseLong(businessKey.substring(PREFIX.length()));
    }
}
