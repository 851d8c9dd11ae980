package fr.allset.tacite.change;

/** A further tenant shows a text that customers have been told of: its own are to be told too. */
public record RevisionShown(String change, int revision) {}
