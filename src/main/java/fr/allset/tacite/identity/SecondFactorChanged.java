package fr.allset.tacite.identity;

import java.util.Optional;

/**
 * Something about the second factor of a login is another; published in the transaction that stores it.
 *
 * @param keptSession the session in which it was done, the only one that goes on
 */
record SecondFactorChanged(Login login, What what, Optional<String> keptSession) {

    /** What has happened to it. */
    enum What {
        CONFIRMED("Second factor set up", true),
        REMOVED("Second factor removed", true),
        WITHDRAWN("Second factor withdrawn", true),
        CODES_RENEWED("Recovery codes made anew", false),
        CODE_USED("Recovery code used", false);

        private final String words;
        private final boolean endsSessions;

        What(String words, boolean endsSessions) {
            this.words = words;
            this.endsSessions = endsSessions;
        }

        /** As the log has it. */
        String words() {
            return words;
        }

        /** Whether somebody else may have been in until now. */
        boolean endsSessions() {
            return endsSessions;
        }
    }
}
