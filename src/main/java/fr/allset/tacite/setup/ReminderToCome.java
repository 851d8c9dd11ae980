package fr.allset.tacite.setup;

import fr.allset.tacite.time.PlannedDay;

/**
 * A reminder of documents to accept that has not gone out yet, and until when it may be postponed.
 *
 * @param afterDays how many days after the Client was asked the terms plan it
 */
public record ReminderToCome(int afterDays, PlannedDay planned) {}
