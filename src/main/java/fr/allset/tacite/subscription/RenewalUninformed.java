package fr.allset.tacite.subscription;

/**
 * A non-professional's subscription was renewed without having been told in time that it may refuse (art. L215-1 and L215-3 of the
 * consumer code). Published in the transaction that stores it.
 */
public record RenewalUninformed(String number) {}
