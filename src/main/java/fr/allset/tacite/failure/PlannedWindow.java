package fr.allset.tacite.failure;

import java.time.Instant;

/**
 * A planned maintenance of a subscription that a failure concerns, as it was announced (art. 3, iii).
 *
 * @param from its first moment
 * @param to   the first moment after it
 */
record PlannedWindow(String number, Instant from, Instant to, String description) {}
