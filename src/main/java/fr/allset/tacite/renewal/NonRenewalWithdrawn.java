package fr.allset.tacite.renewal;

/** A notice of non-renewal was taken back over HTTP; published in the transaction that stores it. */
public record NonRenewalWithdrawn(String number) {}
