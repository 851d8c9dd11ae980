package fr.allset.tacite.identity;

/** A login has come into being; published in the transaction that stores it. */
public record LoginCreated(Login login) {}
