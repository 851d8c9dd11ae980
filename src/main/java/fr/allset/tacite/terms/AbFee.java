package fr.allset.tacite.terms;

import java.time.LocalDate;

/**
 * Which monthly fee multiplies the months left of a), b) and the second limb of c): « Frais Fixes mensuels payables » (art. 5,
 * T10). The three months of c) always follow the schedule (T09).
 */
public enum AbFee implements Reading {

    /** The fee in force on the effective date, for every month. */
    AT_EFFECT("Les mois restants sont comptés au montant des Frais Fixes en vigueur à la date d'effet.") {
        @Override
        public LocalDate feeDate(LocalDate effectiveDate, LocalDate monthStart) {
            return effectiveDate;
        }
    },

    /** For each month, the fee in force when it starts. */
    SCHEDULE("Chaque mois restant est compté au montant des Frais Fixes en vigueur à son début.") {
        @Override
        public LocalDate feeDate(LocalDate effectiveDate, LocalDate monthStart) {
            return monthStart;
        }
    };

    private final String label;

    AbFee(String label) {
        this.label = label;
    }

    /** The day whose fee counts for the month that starts, or is left from, {@code monthStart}. */
    public abstract LocalDate feeDate(LocalDate effectiveDate, LocalDate monthStart);

    @Override
    public String entry() {
        return "T10";
    }

    @Override
    public String key() {
        return "abFee";
    }

    @Override
    public String label() {
        return label;
    }
}
