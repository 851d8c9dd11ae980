package fr.allset.tacite.terms;

/** To which month the time of a failure counts that lasts beyond a month: « au cours de la période » (art. 3, D06). */
public enum Attribution implements Reading {

    /** To each month, the part that lies in it. */
    OVERLAP("Une Défaillance compte, dans chaque mois, pour le temps qu'elle y a duré."),

    /** To the month in which it was notified, the part that lies in it; to no other. */
    NOTIFIED_CLIPPED("Une Défaillance compte dans le seul mois de sa Notification, pour le temps qu'elle y a duré."),

    /** To the month in which it was notified, all of it. */
    NOTIFIED_FULL("Une Défaillance compte dans le seul mois de sa Notification, pour toute sa durée.");

    private final String label;

    Attribution(String label) {
        this.label = label;
    }

    @Override
    public String entry() {
        return "D06";
    }

    @Override
    public String key() {
        return "attribution";
    }

    @Override
    public String label() {
        return label;
    }
}
