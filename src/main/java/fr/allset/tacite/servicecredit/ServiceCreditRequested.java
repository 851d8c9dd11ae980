package fr.allset.tacite.servicecredit;

/** A customer has asked for a credit over HTTP, or asks again for one that was refused. */
public record ServiceCreditRequested(String number) {}
