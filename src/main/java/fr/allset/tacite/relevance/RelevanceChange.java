package fr.allset.tacite.relevance;

import java.time.Instant;

/**
 * That a process owner has changed the table {@code change-relevance}.
 *
 * @param version the version that has been in force since
 * @param reason  why, in the words of whoever has changed it
 * @param words   what has changed, a sentence a line
 */
public record RelevanceChange(int version, Instant at, String by, String reason, String words) {}
