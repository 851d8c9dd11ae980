package fr.allset.tacite.time;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A day as French readers expect it. */
public final class FrenchDay {

    private static final DateTimeFormatter SAID = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.FRENCH);
    private static final DateTimeFormatter FIGURES = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter FIRST = DateTimeFormatter.ofPattern("EEEE d'er' MMMM uuuu", Locale.FRENCH);

    private FrenchDay() {}

    /** In figures, inside a sentence or a table: {@code 02/03/2027}. */
    public static String inFigures(LocalDate day) {
        return FIGURES.format(day);
    }

    /** As it is said: mardi 2 mars 2027, jeudi 1er avril 2027. */
    public static String of(LocalDate day) {
        return (day.getDayOfMonth() == 1 ? FIRST : SAID).format(day);
    }
}
