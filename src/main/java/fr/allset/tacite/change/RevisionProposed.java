package fr.allset.tacite.change;

/** A text of a change is to be assessed: its process begins. */
public record RevisionProposed(String change, int revision) {}
