package fr.allset.tacite.failure;

/** The client has confirmed the restoration over HTTP. */
public record FailureConfirmed(String failure) {}
