package fr.allset.tacite.typography;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The languages in which customers are told, and how each writes a day. */
public enum Language {
    FRENCH("fr", Locale.FRENCH) {
        @Override
        public String day(LocalDate day) {
            return FrenchDay.of(day);
        }

        @Override
        public String dayInFigures(LocalDate day) {
            return FrenchDay.inFigures(day);
        }
    },
    ENGLISH("en", Locale.ENGLISH) {
        @Override
        public String day(LocalDate day) {
            return SAID.format(day);
        }

        @Override
        public String dayInFigures(LocalDate day) {
            return SHORT.format(day);
        }
    };

    private static final DateTimeFormatter SAID = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);

    /** The month in letters: its figures and the day's are taken for each other across languages. */
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final String code;
    private final Locale locale;

    Language(String code, Locale locale) {
        this.code = code;
        this.locale = locale;
    }

    /** French, unless English is asked for. */
    public static Language of(String code) {
        return ENGLISH.code.equals(code) ? ENGLISH : FRENCH;
    }

    public String code() {
        return code;
    }

    public Locale locale() {
        return locale;
    }

    /** As it is said: lundi 2 mars 2026, Monday 2 March 2026. */
    public abstract String day(LocalDate day);

    /** Inside a sentence: 02/03/2026, 2 Mar 2026. */
    public abstract String dayInFigures(LocalDate day);
}
