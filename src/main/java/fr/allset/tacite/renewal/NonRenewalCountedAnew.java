package fr.allset.tacite.renewal;

/** A notice that had been told late is in time after all; published in the transaction that stores it. */
public record NonRenewalCountedAnew(String number) {}
