package fr.allset.tacite.changeletter;

/** How often a customer is told of what is not urgent. */
public enum Rhythm {
    AT_ONCE("au fil de l'eau"),
    WEEKLY("chaque semaine"),
    MONTHLY("chaque mois");

    private final String label;

    Rhythm(String label) {
        this.label = label;
    }

    /** In French. */
    public String label() {
        return label;
    }
}
