package fr.allset.tacite.identity;

/** A login has been switched on or off; published in the transaction that stores it. */
public record LoginEnabled(Login login) {}
