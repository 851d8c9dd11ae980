package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.PageProgress;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words this code shares with {@code processes/microsoft-sync.bpmn}.
 * It begins at each quarter of an hour, and when it is asked for.
 */
final class MicrosoftSyncProcess {

    static final String KEY = "microsoft-sync";

    // messages
    static final String MICROSOFT_READ_ASKED = "MicrosoftReadAsked";

    // what may come of a question
    private static final String PAGE = "page";
    private static final String WAIT = "wait";
    private static final String DONE = "done";
    private static final String REFUSED = "refused";

    private MicrosoftSyncProcess() {}

    /**
     * How it was begun.
     *
     * @param readAll whether feeds are read that are not due yet
     * @param askedBy who has asked; null when it was the clock
     */
    record Asked(boolean readAll, @Nullable String askedBy) {}

    /**
     * The readings that are begun.
     *
     * @param readIds   their numbers, separated by commas
     * @param readCount how many parts the engine makes of them
     */
    record Begun(String readIds, int readCount) {

        static Begun of(List<Long> reads) {
            return new Begun(reads.stream().map(String::valueOf).collect(Collectors.joining(",")), reads.size());
        }
    }

    /**
     * Of each feed: the reading that this part of the process is about.
     *
     * @param loopCounter which of them it is, from 0; the engine counts
     */
    record Feed(String readIds, int loopCounter) {

        long read() {
            return Long.parseLong(readIds.split(",")[loopCounter]);
        }
    }

    /**
     * Of each feed: what came of the last question.
     *
     * @param pageAnswer routes "Que répond Microsoft ?"
     * @param retryAt    when Microsoft may be asked again; null at once
     */
    record Answered(String pageAnswer, @Nullable Instant retryAt) {

        static Answered of(PageProgress progress) {
            var answer = switch (progress.next()) {
                case PAGE -> PAGE;
                case WAIT -> WAIT;
                case DONE -> DONE;
                case REFUSED -> REFUSED;
            };
            return new Answered(answer, progress.retryAt());
        }
    }
}
