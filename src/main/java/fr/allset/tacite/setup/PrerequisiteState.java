package fr.allset.tacite.setup;

/** How a prerequisite of article 2 stands. */
public enum PrerequisiteState {
    MET("rempli"),
    /** Not met; what is missing is written down, and the service may start all the same. */
    RESERVATION("réserve"),
    NOT_APPLICABLE("sans objet");

    private final String label;

    PrerequisiteState(String label) {
        this.label = label;
    }

    /** In French. */
    public String label() {
        return label;
    }
}
