package fr.allset.tacite.terms;

import java.time.LocalDate;

/** What is due when fewer than three months of a renewal are left: « qui auraient normalement été dus » (art. 5, T08). */
public enum ShortRenewal implements Reading {

    /** Three months are due: without the termination the next renewal would have followed. */
    FULL_3("Trois mois sont dus, même s'il reste moins de trois mois de la Période de Reconduction.") {
        @Override
        public LocalDate windowEnd(LocalDate fullWindowEnd, LocalDate periodEnd) {
            return fullWindowEnd;
        }
    },

    /** Only the months to the end of the renewal are due. */
    CAP_AT_PERIOD_END("Les mois dus s'arrêtent à la fin de la Période de Reconduction.") {
        @Override
        public LocalDate windowEnd(LocalDate fullWindowEnd, LocalDate periodEnd) {
            return fullWindowEnd.isAfter(periodEnd) ? periodEnd : fullWindowEnd;
        }
    };

    private final String label;

    ShortRenewal(String label) {
        this.label = label;
    }

    /** The first day after the months due in full; both parameters are first days after, too. */
    public abstract LocalDate windowEnd(LocalDate fullWindowEnd, LocalDate periodEnd);

    @Override
    public String entry() {
        return "T08";
    }

    @Override
    public String key() {
        return "shortRenewal";
    }

    @Override
    public String label() {
        return label;
    }
}
