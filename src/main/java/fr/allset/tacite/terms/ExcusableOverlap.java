package fr.allset.tacite.terms;

/** What becomes of time in which the service fails for an Evénement Excusable and for another cause at once (art. 3, D08). */
public enum ExcusableOverlap implements Reading {

    /** It does not count: the exclusion is for the period. */
    EXCUSABLE_WINS("Le temps d'un Evénement Excusable ne compte pas, même si une autre Défaillance le recouvre."),

    /** It counts: the other cause suffices. */
    COUNTED("Le temps d'un Evénement Excusable compte quand une autre Défaillance le recouvre.");

    private final String label;

    ExcusableOverlap(String label) {
        this.label = label;
    }

    @Override
    public String entry() {
        return "D08";
    }

    @Override
    public String key() {
        return "excusableOverlap";
    }

    @Override
    public String label() {
        return label;
    }
}
