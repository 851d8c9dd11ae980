package fr.allset.tacite.microsoftfeed;

/** How a reading of a feed has ended. */
public enum ReadOutcome {

    /** All pages were read: what they did not show is not shown any more. */
    COMPLETE("complète"),

    /** Microsoft let nobody in. */
    REFUSED("refusée"),

    /** Something of it is missing: what it did not show may be shown nevertheless. */
    BROKEN("incomplète");

    private final String label;

    ReadOutcome(String label) {
        this.label = label;
    }

    /** In French, of a reading. */
    public String label() {
        return label;
    }
}
