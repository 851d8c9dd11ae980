package fr.allset.tacite.change;

/** How far a text of a change has come. */
public enum RevisionStatus {

    /** A person assesses it. */
    TO_ASSESS("à évaluer"),
    /** It asks customers to act: a second person looks at it. */
    TO_REVIEW("à relire"),
    /** A person has decided that customers are not told, and why. */
    WITHOUT_NOTICE("sans information"),
    /** Customers are being told. */
    TELLING("information en cours"),
    /** All customers concerned were told; those that are to act are gone after. */
    TOLD("clients informés"),
    /** Nothing is left to do. */
    CLOSED("close"),
    /** No tenant shows it any more: another text has taken its place. */
    SUPERSEDED("remplacée");

    private final String label;

    RevisionStatus(String label) {
        this.label = label;
    }

    /** In French. */
    public String label() {
        return label;
    }

    /** Whether a person or a date is waited for. */
    public boolean isOpen() {
        return this == TO_ASSESS || this == TO_REVIEW || this == TELLING || this == TOLD;
    }
}
