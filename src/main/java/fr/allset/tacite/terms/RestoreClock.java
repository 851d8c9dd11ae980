package fr.allset.tacite.terms;

/** How the hours of the Objectif de Rétablissement run (art. 3, R02). */
public enum RestoreClock implements Reading {

    /** During the hours in which failures are taken in charge. */
    SUPPORT("Le délai de rétablissement court pendant les heures de prise en charge, cinq jours sur sept, de 9 h à 18 h."),

    /** Day and night. */
    CALENDAR("Le délai de rétablissement court jour et nuit.");

    private final String label;

    RestoreClock(String label) {
        this.label = label;
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
