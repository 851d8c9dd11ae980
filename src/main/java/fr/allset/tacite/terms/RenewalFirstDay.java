package fr.allset.tacite.terms;

/**
 * What leaving on the very first day of a renewal means: « prend effet pendant une Période de Reconduction » (art. 5, T07). The day
 * that is looked at is the first unserved one, whichever way the effective date is read (T03, T27).
 */
public enum RenewalFirstDay implements Reading {

    /** The first day belongs to the renewal, whose fee is owed. */
    IN_RENEWAL("Une résiliation au premier jour d'une Période de Reconduction prend effet pendant cette période.") {
        @Override
        public boolean endsAtTerm() {
            return false;
        }
    },

    /** The contract ends at its term: nothing is owed. */
    TERM_NO_FEE(
            "Une résiliation au premier jour d'une Période de Reconduction met fin au contrat à son terme, sans frais.") {
        @Override
        public boolean endsAtTerm() {
            return true;
        }
    };

    private final String label;

    RenewalFirstDay(String label) {
        this.label = label;
    }

    /** Whether a termination is no early one whose first unserved day is the first day of a renewal. */
    public abstract boolean endsAtTerm();

    @Override
    public String entry() {
        return "T07";
    }

    @Override
    public String key() {
        return "renewalFirstDay";
    }

    @Override
    public String label() {
        return label;
    }
}
