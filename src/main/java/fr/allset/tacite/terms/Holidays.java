package fr.allset.tacite.terms;

/** Whether failures are taken in charge on public holidays: « cinq jours sur sept » (art. 3, R06). */
public enum Holidays implements Reading {

    /** They are: the text makes no exception. */
    NONE("Les jours fériés sont des jours de prise en charge comme les autres."),

    /** Not on the eleven national holidays of France. */
    FR("Les onze jours fériés nationaux ne sont pas des jours de prise en charge.");

    private final String label;

    Holidays(String label) {
        this.label = label;
    }

    @Override
    public String entry() {
        return "R06";
    }

    @Override
    public String key() {
        return "holidays";
    }

    @Override
    public String label() {
        return label;
    }
}
