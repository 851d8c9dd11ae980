package fr.allset.tacite.servicelevel;

/** A customer has asked for a credit over HTTP, or asks again for one that was refused. */
public record ServiceCreditRequested(String number) {
}
