package fr.allset.tacite.failure;

/** Nothing is left to do on a failure. */
public record FailureClosed(String failure) {}
