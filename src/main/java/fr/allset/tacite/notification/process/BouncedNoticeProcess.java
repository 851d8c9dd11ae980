package fr.allset.tacite.notification.process;

/**
 * The words that this code shares with {@code processes/bounced-notice.bpmn}.
 * The business key is {@code RC-} and the number of the return.
 */
final class BouncedNoticeProcess {

    static final String KEY = "bounced-notice";

    /** A letter came back. */
    static final String NOTICE_BOUNCED = "NoticeBounced";

    private static final String PREFIX = "RC-";

    private BouncedNoticeProcess() {}

    static String businessKey(long bounce) {
        return PREFIX + bounce;
    }

    static long bounce(String businessKey) {
        return Long.parseLong(businessKey.substring(PREFIX.length()));
    }
}
