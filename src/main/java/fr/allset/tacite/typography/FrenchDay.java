package fr.allset.tacite.typography;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A day as French readers expect it. */
public final class FrenchDay {

    private static final DateTimeFormatter SAID = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.FRENCH);
    private static final DateTimeFormatter FIGURES = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter FIRST = DateTimeFormatter.ofPattern("EEEE d'er' MMMM uuuu", Locale.FRENCH);

    private static final DateTimeFormatter DATED = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);
    private static final DateTimeFormatter DATED_FIRST = DateTimeFormatter.ofPattern("d'er' MMMM uuuu", Locale.FRENCH);

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM/uu");
    private static final DateTimeFormatter OF_YEAR = DateTimeFormatter.ofPattern("dd/MM");

    private FrenchDay() {}

    /** In figures, inside a sentence or a table: {@code 02/03/2027}. */
    public static String inFigures(LocalDate day) {
        return FIGURES.format(day);
    }

    /** As it is said: mardi 2 mars 2027, jeudi 1er avril 2027. */
    public static String of(LocalDate day) {
        return (day.getDayOfMonth() == 1 ? FIRST : SAID).format(day);
    }

    /** As a letter is dated: 2 mars 2027, 1er avril 2027. */
    public static String dated(LocalDate day) {
        return (day.getDayOfMonth() == 1 ? DATED_FIRST : DATED).format(day);
    }

    /** In a narrow column: {@code 02/03/27}. */
    public static String shortly(LocalDate day) {
        return SHORT.format(day);
    }

    /** Where the year is said already: {@code 02/03}. */
    public static String ofYear(LocalDate day) {
        return OF_YEAR.format(day);
    }
}
