package fr.allset.tacite.servicelevel;

/** The client has confirmed the restoration over HTTP. */
public record FailureConfirmed(String failure) {
}
