package fr.allset.tacite.subscription;

/** The end that a confirmed termination had planned does not come after all; published in the transaction that stores it. */
public record PlannedEndWithdrawn(String number) {}
