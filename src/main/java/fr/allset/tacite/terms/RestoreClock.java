package fr.allset.tacite.terms;

/** How the hours of the Objectif de Rétablissement run (art. 3, R02). */
public enum RestoreClock implements Reading {

    /** During the hours in which failures are taken in charge. */
    SUPPORT(
            "en heures de prise en charge",
            "Le délai de rétablissement court pendant les heures de prise en charge, cinq jours sur sept, de 9 h à 18 h."),

    /** Day and night. */
    CALENDAR("jour et nuit", "Le délai de rétablissement court jour et nuit.");

    private final String words;
    private final String label;

    RestoreClock(String words, String label) {
        this.words = words;
        this.label = label;
    }

    /** In French, after a number of hours. */
    public String inWords() {
        return words;
    }

    @Override
    public String entry() {
        return "R02";
    }

    @Override
    public String key() {
        return "restoreClock";
    }

    @Override
    public String label() {
        return label;
    }
}
