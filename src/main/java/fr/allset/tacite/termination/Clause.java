package fr.allset.tacite.termination;

import java.util.Arrays;

/** The limbs of article 5, each of which makes one line. */
public enum Clause {

    /** The months left of the first year of the Période Initiale. */
    FIRST_YEAR("5 a)", "5 a)", "Art. 5 a)", " dans la première année de la Période Initiale"),
    /** The months left of the Période Initiale beyond its first year. */
    BEYOND_FIRST_YEAR("5 b)", "5 b)", "Art. 5 b)", " dans la Période Initiale, au-delà de sa première année"),
    /** The months that would have been due from the effective date on. */
    THREE_MONTHS(
            "5 c) three months",
            "5 c) trois mois",
            "Art. 5 c)",
            " de Frais Fixes qui auraient été dus à compter de la date d'effet"),
    /** The months left of the Période de Reconduction beyond those. */
    BEYOND_THREE_MONTHS(
            "5 c) beyond three months",
            "5 c) au-delà",
            "Art. 5 c)",
            " dans la Période de Reconduction, au-delà des mois dus à compter de la date d'effet");

    private final String code;
    private final String label;
    private final String article;
    private final String where;

    Clause(String code, String label, String article, String where) {
        this.code = code;
        this.label = label;
        this.article = article;
        this.where = where;
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

    String where() {
        return where;
    }

    boolean countsMonthsLeft() {
        return this != THREE_MONTHS;
    }
}
