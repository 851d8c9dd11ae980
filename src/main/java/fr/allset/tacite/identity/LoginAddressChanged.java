package fr.allset.tacite.identity;

/** The mails of a login go elsewhere, its link for a new password among them; published in the transaction that stores it. */
record LoginAddressChanged(Login login) {}
