package fr.allset.tacite.failure.mail.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words this code shares with {@code processes/held-mail.bpmn}. The business key is {@code ME-} and the number of the mail. */
final class HeldMailProcess {

    static final String KEY = "held-mail";

    // messages
    static final String MAIL_HELD = "MailHeld";

    // refusals that lead back to a form
    static final String MAIL_DECISION_REFUSED = "MailDecisionRefused";

    // what the form asks
    /** {@code notification}, {@code addition} or {@code discard}. */
    static final String MAIL_DECISION = "mailDecision";
    /** The numbers of the subscriptions that it is a notification of. */
    static final String SUBSCRIPTIONS = "subscriptions";
    /** The number of the notification that it belongs to. */
    static final String NOTIFICATION = "notification";

    static final String REASON = "reason";

    /** Why the last step was refused, in French, for the form that it leads back to; empty when it was not. */
    static final String REFUSAL = "refusal";

    // what the form shows, as French text
    static final String SENDER_TEXT = "senderText";
    static final String RECEIPT_TEXT = "receiptText";
    static final String SUBJECT_TEXT = "subjectText";
    static final String MAIL_TEXT = "mailText";
    static final String HELD_BECAUSE = "heldBecause";

    private static final String PREFIX = "ME-";

    private HeldMailProcess() {}

    static String businessKey(long mail) {
        return PREFIX + mail;
    }

    static long mail(DelegateExecution execution) {
        return Long.parseLong(execution.getProcessBusinessKey().substring(PREFIX.length()));
    }
}
