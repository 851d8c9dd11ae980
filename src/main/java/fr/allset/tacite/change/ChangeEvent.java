package fr.allset.tacite.change;

import java.time.Instant;

/**
 * What happened to a change.
 *
 * @param kind one word for all events of the sort, as {@code assessed}
 * @param by   who did it
 */
public record ChangeEvent(Instant at, String kind, String by, String words) {}
