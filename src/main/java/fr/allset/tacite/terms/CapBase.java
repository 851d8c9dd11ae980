package fr.allset.tacite.terms;

/** The fees of which the cap is 20 %: « des Frais Fixes et des Frais d'Utilisation mensuels dus » (art. 3, D19). */
public enum CapBase implements Reading {

    /** Those due for the month of the failure. */
    FAILURE_MONTH("Le plafond se calcule sur les Frais Fixes et les Frais d'Utilisation du mois de la Défaillance."),

    /** The base of the credit, with the average of the usage fees. */
    CREDIT_BASE(
            "Le plafond se calcule sur les Frais Fixes du mois et la moyenne des Frais d'Utilisation, comme l'avoir.");

    private final String label;

    CapBase(String label) {
        this.label = label;
    }

    @Override
    public String entry() {
        return "D19";
    }

    @Override
    public String key() {
        return "capBase";
    }

    @Override
    public String label() {
        return label;
    }
}
