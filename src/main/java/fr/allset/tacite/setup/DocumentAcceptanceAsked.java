package fr.allset.tacite.setup;

/** A customer in service is to accept a new version of a document: its process is to begin. */
public record DocumentAcceptanceAsked(String fileNumber) {}
