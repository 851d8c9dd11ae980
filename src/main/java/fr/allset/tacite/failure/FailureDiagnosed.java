package fr.allset.tacite.failure;

/** A failure was found to be due to this, for the first time or otherwise than before. */
public record FailureDiagnosed(String failure, FailureOrigin origin) {}
