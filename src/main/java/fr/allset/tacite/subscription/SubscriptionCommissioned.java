package fr.allset.tacite.subscription;

/**
 * A set-up has become a subscription (art. 5: the Période Initiale begins on the Date de Mise en Service). Published in the transaction
 * that stores it, before {@link ServiceStarted}.
 */
public record SubscriptionCommissioned(String number, String setupNumber) {}
