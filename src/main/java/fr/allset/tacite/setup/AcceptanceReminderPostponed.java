package fr.allset.tacite.setup;

/** The Client of an acceptance file is reminded later than it was planned. */
public record AcceptanceReminderPostponed(String fileNumber) {}
