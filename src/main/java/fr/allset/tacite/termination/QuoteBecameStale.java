package fr.allset.tacite.termination;

/** What a quote rests on has changed. */
public record QuoteBecameStale(String quoteNumber) {}
