package fr.allset.tacite.setup;

/** How the Client has answered. */
public enum AcceptanceMeans {

    /** On line, under its own login: Tacite's record is the evidence. */
    PORTAL("portail"),
    EMAIL("courriel"),
    PAPER("papier");

    private final String label;

    AcceptanceMeans(String label) {
        this.label = label;
    }

    /** In French. */
    public String label() {
        return label;
    }
}
