package fr.allset.tacite.failure;

/** A failure that was restored is reported again. */
public record FailureReopened(String failure) {}
