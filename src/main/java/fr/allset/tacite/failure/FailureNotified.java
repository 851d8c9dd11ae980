package fr.allset.tacite.failure;

/** A further notification of a failure that is on file. */
public record FailureNotified(String failure, String notification) {}
