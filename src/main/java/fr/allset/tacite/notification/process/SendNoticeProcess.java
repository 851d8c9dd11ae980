package fr.allset.tacite.notification.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words that this code shares with {@code processes/send-notice.bpmn} and {@code forms/resolve-undelivered-notice.form}. */
final class SendNoticeProcess {

    /** The process; its business key is the notice's id. */
    static final String KEY = "send-notice";

    static final String SEND_NOTICE = "SendNotice";
    static final String RESOLVE_UNDELIVERED_NOTICE = "ResolveUndeliveredNotice";

    /** The error of a mail that will never be accepted as it is. */
    static final String NOTICE_REFUSED = "NoticeRefused";

    // shown on the form, written when a mail is refused
    static final String ABOUT = "about";
    static final String RECIPIENT = "recipient";
    static final String SUBJECT = "subject";
    static final String ERROR = "error";

    /** What the account manager decides: {@link #SEND_AGAIN} or {@link #ABANDON}. */
    static final String RESOLUTION = "resolution";

    static final String SEND_AGAIN = "SEND_AGAIN";
    static final String ABANDON = "ABANDON";

    /** Where to send it again; begins as the address that was refused. */
    static final String CORRECTED_ADDRESS = "correctedAddress";

    /** Why it is not sent again. */
    static final String REASON = "reason";

    private SendNoticeProcess() {}

    static long notice(DelegateExecution execution) {
        return Long.parseLong(execution.getProcessBusinessKey());
    }
}
