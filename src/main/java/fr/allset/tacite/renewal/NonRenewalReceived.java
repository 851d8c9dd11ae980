package fr.allset.tacite.renewal;

/** A notice of non-renewal was put on file over HTTP; published in the transaction that stores it. */
public record NonRenewalReceived(String number) {}
