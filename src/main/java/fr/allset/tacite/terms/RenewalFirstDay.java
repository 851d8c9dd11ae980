package fr.allset.tacite.terms;

import java.time.LocalDate;

/** What leaving on the very first day of a renewal means: « prend effet pendant une Période de Reconduction » (art. 5, T07). */
public enum RenewalFirstDay implements Reading {

    /** The first day belongs to the renewal, whose fee is owed. */
    IN_RENEWAL("Une résiliation au premier jour d'une Période de Reconduction prend effet pendant cette période.") {
        @Override
        public boolean endsAtTerm(LocalDate effectiveDate, LocalDate renewalFirstDay) {
            return false;
        }
    },

    /** The contract ends at its term: nothing is owed. */
    TERM_NO_FEE(
            "Une résiliation au premier jour d'une Période de Reconduction met fin au contrat à son terme, sans frais.") {
        @Override
        public boolean endsAtTerm(LocalDate effectiveDate, LocalDate renewalFirstDay) {
            return effectiveDate.equals(renewalFirstDay);
        }
    };

    private final String label;

    RenewalFirstDay(String label) {
        this.label = label;
    }

    /** Whether a termination on {@code effectiveDate}, in the renewal that begins on {@code renewalFirstDay}, is no early one. */
    public abstract boolean endsAtTerm(LocalDate effectiveDate, LocalDate renewalFirstDay);

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
