package fr.allset.tacite.failure;

/** A failure that was not known is on file: its handling begins. */
public record FailureReported(String failure) {}
