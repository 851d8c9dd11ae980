package fr.allset.tacite.change;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Whether a text names a day, in French or English words or in figures. */
final class DayInWords {

    private static final List<DateTimeFormatter> WAYS = Stream.of(
                    DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH),
                    DateTimeFormatter.ofPattern("d'er' MMMM uuuu", Locale.FRENCH),
                    DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH),
                    DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH),
                    DateTimeFormatter.ofPattern("MMMM d uuuu", Locale.ENGLISH),
                    DateTimeFormatter.ofPattern("dd/MM/uuuu"),
                    DateTimeFormatter.ISO_LOCAL_DATE)
            .toList();

    private DayInWords() {}

    static boolean isNamed(LocalDate day, String text) {
        var words = " " + text.replaceAll("[\\s\\h]+", " ").toLowerCase(Locale.ROOT);
        return WAYS.stream()
                .map(way -> way.format(day).toLowerCase(Locale.ROOT))
                // the 8 January is not in « 18 January »
                .anyMatch(written -> isWordOf(words, written));
    }

    private static boolean isWordOf(String words, String written) {
        int at = words.indexOf(written);
        while (at >= 0) {
            if (at > 0 && !isFigure(words.charAt(at - 1))) {
                return true;
            }
            at = words.indexOf(written, at + 1);
        }
        return false;
    }

    private static boolean isFigure(char character) {
        return character >= '0' && character <= '9';
    }
}
