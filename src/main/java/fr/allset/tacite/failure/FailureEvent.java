package fr.allset.tacite.failure;

import java.time.Instant;

/**
 * What happened to a failure.
 *
 * @param kind one word for all events of the sort, as {@code restored}
 * @param by   who did it
 */
public record FailureEvent(Instant at, String kind, String by, String words) {}
