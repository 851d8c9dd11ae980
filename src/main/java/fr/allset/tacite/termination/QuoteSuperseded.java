package fr.allset.tacite.termination;

/** Another quote for the same subscription has been accepted. */
public record QuoteSuperseded(String quoteNumber) {}
