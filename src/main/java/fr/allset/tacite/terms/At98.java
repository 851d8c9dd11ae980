package fr.allset.tacite.terms;

/** Which line of the table an availability of exactly 98 % belongs to: « De 98 à 99 % » or « De 97 à 98 % » (art. 3, D13). */
public enum At98 implements Reading {

    /** The upper one, as 97 % belongs to the second and not to « Moins de 97 % ». */
    FIVE(5, "Une disponibilité d'exactement 98 % relève de la ligne « De 98 à 99 % »."),

    /** The lower one. */
    TEN(10, "Une disponibilité d'exactement 98 % relève de la ligne « De 97 à 98 % ».");

    private final int creditPercent;
    private final String label;

    At98(int creditPercent, String label) {
        this.creditPercent = creditPercent;
        this.label = label;
    }

    /** What the table grants at exactly 98 %. */
    public int creditPercent() {
        return creditPercent;
    }

    @Override
    public String entry() {
        return "D13";
    }

    @Override
    public String key() {
        return "at98";
    }

    @Override
    public String value() {
        return String.valueOf(creditPercent);
    }

    @Override
    public String label() {
        return label;
    }
}
