package fr.allset.tacite.typography;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A civil month inside a French sentence. */
public final class FrenchMonth {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.FRENCH);
    private static final DateTimeFormatter FIGURES = DateTimeFormatter.ofPattern("MM/uuuu");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM/uu");

    private FrenchMonth() {}

    /** {@code février 2027} */
    public static String of(YearMonth month) {
        return NAME.format(month);
    }

    /** {@code de février 2027}, {@code d'avril 2027} */
    public static String after(YearMonth month) {
        return Elision.de(of(month));
    }

    /** {@code 02/2027} */
    public static String inFigures(YearMonth month) {
        return FIGURES.format(month);
    }

    /** In a narrow column: {@code 02/27}. */
    public static String shortly(YearMonth month) {
        return SHORT.format(month);
    }
}
