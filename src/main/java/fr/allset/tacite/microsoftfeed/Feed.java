package fr.allset.tacite.microsoftfeed;

/** What is read of a tenant. */
public enum Feed {

    /** The message centre: what will change. */
    MESSAGES("centre de messages"),

    /** The service health: what does not work. */
    ISSUES("état des services");

    private final String label;

    Feed(String label) {
        this.label = label;
    }

    /** In French. */
    public String label() {
        return label;
    }
}
