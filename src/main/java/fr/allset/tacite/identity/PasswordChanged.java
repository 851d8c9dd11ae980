package fr.allset.tacite.identity;

import java.util.Optional;

/**
 * A login has another password; published in the transaction that stores it.
 *
 * @param byLink      whether a link was used, and not the former password
 * @param keptSession the session in which it was changed, the only one that goes on
 */
record PasswordChanged(Login login, boolean byLink, Optional<String> keptSession) {}
