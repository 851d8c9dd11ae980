package fr.allset.tacite.terms;

/** Whether a service that only works badly has failed: « Défaillance » is not defined (art. 3, D24). */
public enum PartialImpact implements Reading {

    /** It has: what is notified counts. */
    COUNT("Un Service dégradé compte comme un Service indisponible."),

    /** It has not: only a service that does not work at all is unavailable. */
    IGNORE("Un Service dégradé ne compte pas : seul un Service indisponible compte.");

    private final String label;

    PartialImpact(String label) {
        this.label = label;
    }

    @Override
    public String entry() {
        return "D24";
    }

    @Override
    public String key() {
        return "partialImpact";
    }

    @Override
    public String label() {
        return label;
    }
}
