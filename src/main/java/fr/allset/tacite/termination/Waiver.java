package fr.allset.tacite.termination;

import fr.allset.tacite.typography.Sentence;
import java.util.Locale;

/** Why nothing is owed for a termination. */
public enum Waiver {

    /** The service has not begun (T15). */
    BEFORE_START,
    /** The provider's own breach ends the contract (T14). */
    PROVIDER_BREACH,
    /** Force majeure ends the contract (T14). */
    FORCE_MAJEURE,
    /** A non-renewal notice was given in time: the service ends at the term. */
    NON_RENEWAL,
    /** A non-professional was renewed without being told in time (art. L215-1 and L215-3 of the consumer code). */
    UNINFORMED,
    /** The contract ends at its term, under the reading that this is no early termination (T07). */
    TERM;

    /** The name in data: {@code provider_breach}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That nothing is owed, and why. */
    public Sentence explanation() {
        return Sentence.of("explanation.waiver." + code());
    }
}
