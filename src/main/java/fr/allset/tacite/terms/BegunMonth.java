package fr.allset.tacite.terms;

import fr.allset.tacite.typography.Sentence;

/** What a month already begun counts for: « nombre de mois (ou partie de ceux-ci) restants » (art. 5, T01). */
public enum BegunMonth implements Reading {

    /** A month begun is a month. */
    FULL("Tout mois commencé compte pour un mois entier.") {
        @Override
        public int daysCounted(int daysLeft, int daysOfMonth) {
            return daysOfMonth;
        }
    },

    /** A month begun counts for its days left over its days. */
    PRORATA_DAYS("Le mois commencé compte au prorata de ses jours restants.") {
        @Override
        public int daysCounted(int daysLeft, int daysOfMonth) {
            return daysLeft;
        }
    };

    private final String label;

    BegunMonth(String label) {
        this.label = label;
    }

    /**
     * The days for which a month already begun counts, out of {@code daysOfMonth}.
     *
     * @param daysLeft    from 1 to {@code daysOfMonth}
     * @param daysOfMonth from 28 to 31
     */
    public abstract int daysCounted(int daysLeft, int daysOfMonth);

    /** The reading as a remark inside a sentence. */
    public Sentence remark() {
        return Sentence.of("explanation.begun-month." + name());
    }

    @Override
    public String entry() {
        return "T01";
    }

    @Override
    public String key() {
        return "partMonth";
    }

    @Override
    public String label() {
        return label;
    }
}
