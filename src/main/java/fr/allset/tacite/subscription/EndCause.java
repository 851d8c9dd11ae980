package fr.allset.tacite.subscription;

/** Why a subscription has ended. */
public enum EndCause {

    /** An early termination took effect (art. 5). */
    TERMINATION,

    /** Its period was not renewed: a notice was given in time, and its lifecycle has come to the term. */
    NON_RENEWAL
}
