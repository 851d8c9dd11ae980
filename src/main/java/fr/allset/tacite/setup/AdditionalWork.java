package fr.allset.tacite.setup;

/** « Prestations additionnelles non couvertes par les présentes Conditions » (art. 1): each is quoted apart. */
public enum AdditionalWork {
    MIGRATION("migration"),
    DATA_TAKEOVER("reprise des données"),
    CONFIGURATION("configuration"),
    TRAINING("formation");

    private final String label;

    AdditionalWork(String label) {
        this.label = label;
    }

    /** In French. */
    public String label() {
        return label;
    }
}
