package fr.allset.tacite.termination;

import java.util.Arrays;

/** The limbs of article 5, each of which makes one line. */
public enum Clause {

    /** The months left of the first year of the Période Initiale. */
    FIRST_YEAR("5 a)", "5 a)", "Art. 5 a)"),
    /** The months left of the Période Initiale beyond its first year. */
    BEYOND_FIRST_YEAR("5 b)", "5 b)", "Art. 5 b)"),
    /** The months that would have been due from the effective date on. */
    THREE_MONTHS("5 c) three months", "5 c) trois mois", "Art. 5 c)"),
    /** The months left of the Période de Reconduction beyond those. */
    BEYOND_THREE_MONTHS("5 c) beyond three months", "5 c) au-delà", "Art. 5 c)");

    private final String code;
    private final String label;
    private final String article;

    Clause(String code, String label, String article) {
        this.code = code;
        this.label = label;
        this.article = article;
    }

    /** The name in data: {@code 5 c) three months}. */
    public String code() {
        return code;
    }

    /** The limb in the cell of a table, in French. */
    public String label() {
        return label;
    }

    /**
     * The clause whose {@link #code} is {@code code}.
     *
     * @throws IllegalArgumentException naming it, if there is none
     */
    public static Clause of(String code) {
        return Arrays.stream(values())
                .filter(clause -> clause.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown clause: " + code));
    }

    /** The place in the contract, in French. */
    public String article() {
        return article;
    }

    boolean countsMonthsLeft() {
        return this != THREE_MONTHS;
    }
}
