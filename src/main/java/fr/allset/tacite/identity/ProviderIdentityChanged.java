package fr.allset.tacite.identity;

/**
 * A login of the staff is linked to somebody at the provider, or to nobody any more; published in the transaction that stores it.
 *
 * @param linked whether it is
 */
record ProviderIdentityChanged(Login login, boolean linked) {}
