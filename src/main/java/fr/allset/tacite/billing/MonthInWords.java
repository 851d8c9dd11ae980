package fr.allset.tacite.billing;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A civil month inside a French sentence. */
public final class MonthInWords {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.FRENCH);

    private MonthInWords() {}

    /** {@code février 2027} */
    public static String of(YearMonth month) {
        return NAME.format(month);
    }

    /** {@code de février 2027}, {@code d'avril 2027} */
    public static String after(YearMonth month) {
        var name = of(month);
        return (name.startsWith("a") || name.startsWith("o") ? "d'" : "de ") + name;
    }
}
