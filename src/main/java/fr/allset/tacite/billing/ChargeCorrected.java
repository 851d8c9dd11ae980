package fr.allset.tacite.billing;

/** A charge of a month has been corrected by hand. Published in the transaction that stores the correction. */
public record ChargeCorrected(String subscription) {}
