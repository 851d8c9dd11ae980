package fr.allset.tacite.subscription;

/** What a customer is to the consumer code: associations and co-ownerships have rights before a tacit renewal that companies have not. */
public enum CustomerKind {
    PROFESSIONAL,
    NON_PROFESSIONAL
}
