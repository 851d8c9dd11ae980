package fr.allset.tacite.terms;

/** Whether the credit is all that the customer can claim: « pénalités libératoires » of the absent 4.2 and 4.3 (art. 3, D40). */
public enum SoleRemedy implements Reading {

    /** It is not: the words refer to articles that the text does not have. */
    NO("L'avoir n'exclut pas les autres recours du Client."),

    /** It is. */
    YES("L'avoir est libératoire : il est la seule réparation de l'indisponibilité.");

    private final String label;

    SoleRemedy(String label) {
        this.label = label;
    }

    @Override
    public String entry() {
        return "D40";
    }

    @Override
    public String key() {
        return "soleRemedy";
    }

    @Override
    public String label() {
        return label;
    }
}
