package fr.allset.tacite.notification.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * The words that this code shares with {@code processes/bounced-notice.bpmn} and {@code forms/resolve-bounced-notice.form}; what the form
 * shows and asks goes by the names of {@link SendNoticeProcess}. The business key is {@code RC-} and the number of the return.
 */
final class BouncedNoticeProcess {

    static final String KEY = "bounced-notice";

    /** A letter came back. */
    static final String NOTICE_BOUNCED = "NoticeBounced";

    private static final String PREFIX = "RC-";

    private BouncedNoticeProcess() {
    }

    static String businessKey(long bounce) {
        return PREFIX + bounce;
    }

    static long bounce(DelegateExecution execution) {
        return Long.parseLong(execution.getProcessBusinessKey().substring(PREFIX.length()));
    }
}
