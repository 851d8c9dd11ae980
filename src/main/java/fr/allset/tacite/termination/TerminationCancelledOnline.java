package fr.allset.tacite.termination;

/** An account manager has cancelled a termination over HTTP. */
public record TerminationCancelledOnline(String quoteNumber) {}
