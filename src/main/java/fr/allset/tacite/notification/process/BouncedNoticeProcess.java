package fr.allset.tacite.notification.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * The words that this code shares with {@code processes/bounced-notice.bpmn} and {@code forms/resolve-bounced-notice.form}. The business key is {@code RC-} and the number of the return.
 */
final class BouncedNoticeProcess {

    static final String KEY = "bounced-notice";

    /** A letter came back. */
    static final String NOTICE_BOUNCED = "NoticeBounced";

    // shown on the form
    static final String ABOUT = "about";
    static final String RECIPIENT = "recipient";
    static final String SUBJECT = "subject";
    static final String ERROR = "error";

    /** What the account manager decides: {@code SEND_AGAIN} or {@code ABANDON}. */
    static final String RESOLUTION = "resolution";

    /** Where to send it again; begins as the address from which it came back. */
    static final String CORRECTED_ADDRESS = "correctedAddress";

    /** Why it is not sent again. */
    static final String REASON = "reason";

    private static final String PREFIX = "RC-";

    private BouncedNoticeProcess() {}

    static String businessKey(long bounce) {
        return PREFIX + bounce;
    }

    static long bounce(DelegateExecution execution) {
        return Long.parseLong(execution.getProcessBusinessKey().substring(PREFIX.length()));
    }
}
