package fr.allset.tacite.microsoftfeed.process;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words this code shares with {@code processes/microsoft-sync.bpmn}. It begins at each quarter of an hour, and when it is asked for. */
final class MicrosoftSyncProcess {

    static final String KEY = "microsoft-sync";

    // messages
    static final String MICROSOFT_READ_ASKED = "MicrosoftReadAsked";

    /** Whether feeds are read that are not due yet. */
    static final String READ_ALL = "readAll";
    /** Who has asked; none when it was the clock. */
    static final String ASKED_BY = "askedBy";

    /** How many readings there are. */
    static final String READ_COUNT = "readCount";
    /** Their numbers, separated by commas. */
    static final String READ_IDS = "readIds";
    /** Of each feed: which of them it is, from 0; the engine counts. */
    static final String LOOP_COUNTER = "loopCounter";

    /** Of each feed: what came of the last question. */
    static final String PAGE_ANSWER = "pageAnswer";

    static final String PAGE = "page";
    static final String WAIT = "wait";
    static final String DONE = "done";
    static final String REFUSED = "refused";

    /** Of each feed: when Microsoft may be asked again. */
    static final String RETRY_AT = "retryAt";
    /** Of each feed: what Microsoft said when it let nobody in. */
    static final String SAID = "said";

    private MicrosoftSyncProcess() {}

    static String joined(List<Long> reads) {
        return reads.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** The reading that this part of the process is about. */
    static long read(DelegateExecution execution) {
        int index = (Integer) execution.getVariable(LOOP_COUNTER);
        return Long.parseLong(((String) execution.getVariable(READ_IDS)).split(",")[index]);
    }
}
