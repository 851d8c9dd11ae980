package fr.allset.tacite.terms;

/** « dans le délai de quatre (8) heures »: the word or the figure (art. 3, R01). */
public enum RestoreHours implements Reading {

    /** Words prevail over figures. */
    FOUR(4, "Le délai de rétablissement est de quatre heures : les mots l'emportent sur les chiffres."),

    /** The figure. */
    EIGHT(8, "Le délai de rétablissement est de huit heures.");

    private final int hours;
    private final String label;

    RestoreHours(int hours, String label) {
        this.hours = hours;
        this.label = label;
    }

    public int hours() {
        return hours;
    }

    @Override
    public String entry() {
        return "R01";
    }

    @Override
    public String key() {
        return "restoreHours";
    }

    @Override
    public String value() {
        return String.valueOf(hours);
    }

    @Override
    public String label() {
        return label;
    }
}
