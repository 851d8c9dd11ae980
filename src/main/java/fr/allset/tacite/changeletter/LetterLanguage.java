package fr.allset.tacite.changeletter;

import fr.allset.tacite.typography.FrenchDay;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The languages in which customers are told. */
enum LetterLanguage {
    FRENCH("fr") {
        @Override
        String say(String french, String english) {
            return french;
        }

        @Override
        String day(LocalDate day) {
            return FrenchDay.of(day);
        }

        @Override
        String dayInFigures(LocalDate day) {
            return FrenchDay.inFigures(day);
        }
    },
    ENGLISH("en") {
        @Override
        String say(String french, String english) {
            return english;
        }

        @Override
        String day(LocalDate day) {
            return SAID.format(day);
        }

        @Override
        String dayInFigures(LocalDate day) {
            return SHORT.format(day);
        }
    };

    private static final DateTimeFormatter SAID = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    /** The month in letters: its figures and the day's are taken for each other across languages. */
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final String code;

    LetterLanguage(String code) {
        this.code = code;
    }

    static LetterLanguage of(String code) {
        return ENGLISH.code.equals(code) ? ENGLISH : FRENCH;
    }

    abstract String say(String french, String english);

    /** As it is said: lundi 2 mars 2026, Monday 2 March 2026. */
    abstract String day(LocalDate day);

    abstract String dayInFigures(LocalDate day);
}
