package fr.allset.tacite.engine;

import java.time.Instant;

/**
 * Something that a process waits for a day to do.
 *
 * @param process     the process's French name
 * @param businessKey the number of the file it is about, or an empty text
 * @param element     the French name of what happens then
 */
public record FallingDue(Instant at, String process, String businessKey, String element) {}
