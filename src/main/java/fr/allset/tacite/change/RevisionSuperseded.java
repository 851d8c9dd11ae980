package fr.allset.tacite.change;

/** No tenant shows this text any more: whatever is under way about it ends. */
public record RevisionSuperseded(String change, int revision) {}
