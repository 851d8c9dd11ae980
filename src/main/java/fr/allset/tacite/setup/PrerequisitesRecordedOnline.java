package fr.allset.tacite.setup;

/** The Client has completed the checklist of article 2 on line. */
public record PrerequisitesRecordedOnline(String number) {}
