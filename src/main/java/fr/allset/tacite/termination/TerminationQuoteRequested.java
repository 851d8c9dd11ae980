package fr.allset.tacite.termination;

/** A quote has been made for a client who asked outside of the process: its process is to begin. */
public record TerminationQuoteRequested(String quoteNumber) {}
