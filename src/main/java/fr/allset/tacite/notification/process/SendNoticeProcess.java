package fr.allset.tacite.notification.process;

import fr.allset.tacite.process.Step;

/** The words that this code shares with {@code processes/send-notice.bpmn}. The business key is the notice's id. */
final class SendNoticeProcess {

    static final String KEY = "send-notice";

    static final String SEND_NOTICE = "SendNotice";
    static final String RESOLVE_UNDELIVERED_NOTICE = "ResolveUndeliveredNotice";

    /** The error of a mail that will never be accepted as it is. */
    static final String NOTICE_REFUSED = "NoticeRefused";

    /** The error of a mail of which nobody knows whether it was accepted. */
    static final String OUTCOME_UNKNOWN = "NoticeOutcomeUnknown";

    private SendNoticeProcess() {}

    static long notice(Step step) {
        return notice(step.number());
    }

    static long notice(String number) {
        return Long.parseLong(number);
    }
}
