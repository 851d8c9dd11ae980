package fr.allset.tacite.setup;

import java.time.Instant;

/**
 * What happened in an acceptance file.
 *
 * @param kind  one word for all events of this sort, such as {@code accepted}
 * @param by    the login of whoever caused it, or {@code tacite}
 * @param words a French sentence
 */
public record AcceptanceEvent(Instant at, String kind, String by, String words) {}
