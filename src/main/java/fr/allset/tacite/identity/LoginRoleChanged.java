package fr.allset.tacite.identity;

/** A login may do something else from now on; published in the transaction that stores it. */
public record LoginRoleChanged(Login login, Role before) {}
