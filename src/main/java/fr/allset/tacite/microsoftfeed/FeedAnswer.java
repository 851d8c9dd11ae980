package fr.allset.tacite.microsoftfeed;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of asking for a page. That nobody answers, or not as agreed, is an exception: the engine tries again. */
public sealed interface FeedAnswer {

    /**
     * A page; of messages or of issues, whichever was asked for.
     *
     * @param next    where the next one is; null when this was the last, or nobody knows
     * @param missing in French, a sentence: why something of it may be missing; null when nothing is
     */
    record Page(
            List<Announcement> announcements,
            List<HealthIssue> issues,
            List<UnreadItem> unread,
            @Nullable String next,
            @Nullable String missing)
            implements FeedAnswer {

        public Page {
            announcements = List.copyOf(announcements);
            issues = List.copyOf(issues);
            unread = List.copyOf(unread);
        }
    }

    /** Not now. */
    record Throttled(Duration pause) implements FeedAnswer {}

    /**
     * Nobody is let in.
     *
     * @param said what Microsoft said
     */
    record Refused(String said) implements FeedAnswer {}
}
