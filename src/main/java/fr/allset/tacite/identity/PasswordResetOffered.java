package fr.allset.tacite.identity;

/** There is a link with which a new password can be chosen; published in the transaction that stores it. */
record PasswordResetOffered(Login login, String askedBy) {}
