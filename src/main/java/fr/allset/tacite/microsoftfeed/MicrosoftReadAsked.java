package fr.allset.tacite.microsoftfeed;

/** Someone wants Microsoft read now. */
public record MicrosoftReadAsked(String by) {}
