package fr.allset.tacite.termination;

/** The client has accepted a quote over HTTP. */
public record QuoteAcceptedOnline(String quoteNumber) {}
