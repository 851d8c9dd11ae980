package fr.allset.tacite.terms;

/** From when unavailability counts: « sur la base des Notifications de Défaillance » (art. 3, D05). */
public enum DownFrom implements Reading {

    /** From the receipt of the notification. */
    NOTIFICATION("L'indisponibilité compte à partir de la réception de la Notification de Défaillance."),

    /** From the moment the failure began, where that is known. */
    OUTAGE_START("L'indisponibilité compte à partir du début de la Défaillance, quand il est connu.");

    private final String label;

    DownFrom(String label) {
        this.label = label;
    }

    @Override
    public String entry() {
        return "D05";
    }

    @Override
    public String key() {
        return "downFrom";
    }

    @Override
    public String label() {
        return label;
    }
}
