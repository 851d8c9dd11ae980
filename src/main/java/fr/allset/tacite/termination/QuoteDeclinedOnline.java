package fr.allset.tacite.termination;

/** The client has declined a quote on line, or has taken its acceptance back. */
public record QuoteDeclinedOnline(String quoteNumber) {}
