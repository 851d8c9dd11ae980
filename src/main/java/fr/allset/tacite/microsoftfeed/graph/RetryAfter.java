package fr.allset.tacite.microsoftfeed.graph;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How long a server wants to be left alone: in seconds, until a date, or without saying so. */
final class RetryAfter {

    /** When it does not say. */
    static final Duration UNSAID = Duration.ofMinutes(5);

    static final Duration LONGEST = Duration.ofHours(1);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /**
     * @param retryAfter the header {@code Retry-After}; null when there is none
     * @param now        what the server's own clock shows
     */
    static Duration of(@Nullable String retryAfter, Instant now) {
        var said = retryAfter == null ? "" : retryAfter.strip();
        if (said.matches("\\d+")) {
            return said.length() > MOST_DIGITS ? LONGEST : bounded(Duration.ofSeconds(Long.parseLong(said)));
        }
        try {
            return said.isEmpty() ? UNSAID : bounded(Duration.between(now, moment(said)));
        } catch (DateTimeException unreadable) {
            return UNSAID;
        }
    }

    /** A date as HTTP writes it. */
    static Instant moment(String date) {
        return OffsetDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    private static Duration bounded(Duration pause) {
        return pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
