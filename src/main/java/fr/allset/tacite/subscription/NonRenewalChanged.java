package fr.allset.tacite.subscription;

/** A non-renewal notice has been put on file, or taken back; published in the transaction that stores it. */
public record NonRenewalChanged(String number) {}
