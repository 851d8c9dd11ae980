package fr.allset.tacite.terms;

/** The average of the Frais d'Utilisation when some of the months before have none on record (art. 3 b, D15). */
public enum UsageHistory implements Reading {

    /** Over the months that there are. */
    AVAILABLE(
            "La moyenne se fait sur ceux des mois précédents pour lesquels des Frais d'Utilisation sont enregistrés.") {
        @Override
        public int divisor(int months, int onRecord) {
            return onRecord;
        }
    },

    /** Over all of them; a month without a record counts as nothing. */
    OVER_THREE("La moyenne se fait toujours sur trois mois ; un mois sans enregistrement compte pour zéro.") {
        @Override
        public int divisor(int months, int onRecord) {
            return months;
        }
    },

    /** None, unless every month is on record. */
    ZERO_IF_INCOMPLETE("Sans les trois mois précédents au complet, la moyenne est nulle.") {
        @Override
        public int divisor(int months, int onRecord) {
            return onRecord == months ? months : 0;
        }
    };

    private final String label;

    UsageHistory(String label) {
        this.label = label;
    }

    /**
     * By what the sum of the months on record is divided; 0 when there is no average, which then counts as nothing.
     *
     * @param months   how many months the average is of
     * @param onRecord how many of them have fees on record, up to {@code months}
     */
    public abstract int divisor(int months, int onRecord);

    @Override
    public String entry() {
        return "D15";
    }

    @Override
    public String key() {
        return "usageHistory";
    }

    @Override
    public String label() {
        return label;
    }
}
