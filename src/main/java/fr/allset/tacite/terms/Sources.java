package fr.allset.tacite.terms;

/** Which Notifications de Défaillance the availability is calculated on: « des Notifications de Défaillance du Client » (art. 3, D04). */
public enum Sources implements Reading {

    /** Those that the customer has addressed to the reseller. */
    CLIENT_ONLY("La disponibilité se calcule sur les seules Notifications de Défaillance du Client."),

    /** Also the incidents that the reseller has detected itself. */
    ALL("La disponibilité se calcule sur toutes les Notifications de Défaillance, celles du Client et les"
            + " incidents détectés par ALLSET SAS.");

    private final String label;

    Sources(String label) {
        this.label = label;
    }

    @Override
    public String entry() {
        return "D04";
    }

    @Override
    public String key() {
        return "sources";
    }

    @Override
    public String label() {
        return label;
    }
}
