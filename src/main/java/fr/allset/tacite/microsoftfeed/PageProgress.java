package fr.allset.tacite.microsoftfeed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a reading stands after a page was asked for.
 *
 * @param next    what is to be done
 * @param retryAt when Microsoft wants to be asked again; only for {@link Next#WAIT}
 */
public record PageProgress(Next next, @Nullable Instant retryAt) {

    /** What follows. */
    public enum Next {
        /** Another page. */
        PAGE,
        /** The same page, later. */
        WAIT,
        /** Nothing: that was the last. */
        DONE,
        /** Nothing: nobody is let in. */
        REFUSED
    }

    static PageProgress of(Next next) {
        return new PageProgress(next, null);
    }
}
