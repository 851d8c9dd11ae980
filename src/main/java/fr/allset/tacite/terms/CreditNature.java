package fr.allset.tacite.terms;

/** What a credit is for the tax on it: the text is silent (art. 3, D41; art. 272 of the tax code). */
public enum CreditNature implements Reading {

    /** A lower price: its tax is given back with it. */
    PRICE_REDUCTION("L'avoir est une réduction de prix : la TVA est réduite avec lui.") {
        @Override
        public boolean reducesTax() {
            return true;
        }
    },

    /** An indemnity, which is not taxed. */
    INDEMNITY("L'avoir est une indemnité, hors du champ de la TVA.") {
        @Override
        public boolean reducesTax() {
            return false;
        }
    };

    private final String label;

    CreditNature(String label) {
        this.label = label;
    }

    /** Whether the tax on the fees is given back with it. */
    public abstract boolean reducesTax();

    @Override
    public String entry() {
        return "D41";
    }

    @Override
    public String key() {
        return "creditNature";
    }

    @Override
    public String label() {
        return label;
    }
}
