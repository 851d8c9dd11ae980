package fr.allset.tacite.terms;

/** What a month already begun counts for: « nombre de mois (ou partie de ceux-ci) restants » (art. 5, T01). */
public enum BegunMonth implements Reading {

    /** A month begun is a month. */
    FULL("Tout mois commencé compte pour un mois entier.", "tout mois commencé compte pour un mois") {
        @Override
        public int daysCounted(int daysLeft, int daysOfMonth) {
            return daysOfMonth;
        }
    },

    /** A month begun counts for its days left over its days. */
    PRORATA_DAYS(
            "Le mois commencé compte au prorata de ses jours restants.",
            "le mois commencé compte au prorata de ses jours") {
        @Override
        public int daysCounted(int daysLeft, int daysOfMonth) {
            return daysLeft;
        }
    };

    private final String label;
    private final String remark;

    BegunMonth(String label, String remark) {
        this.label = label;
        this.remark = remark;
    }

    /**
     * The days for which a month already begun counts, out of {@code daysOfMonth}.
     *
     * @param daysLeft    from 1 to {@code daysOfMonth}
     * @param daysOfMonth from 28 to 31
     */
    public abstract int daysCounted(int daysLeft, int daysOfMonth);

    /** The reading as a remark inside a French sentence. */
    public String remark() {
        return remark;
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
