package fr.allset.tacite.subscription;

/**
 * Subscriptions have come in; none of them has its lifecycle yet ({@link Subscriptions#awaitingLifecycle}). Published in the transaction
 * that stores them.
 *
 * @param count how many subscriptions are new, at least one
 */
public record PortfolioImported(long importId, int count) {}
