package fr.allset.tacite.typography;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/** A value as it stands in a sentence or a letter when nothing else is asked for. */
public final class Written {

    private Written() {}

    /**
     * A day in figures, a moment in Paris, a length of time, a month in words, an amount; a text as it is.
     *
     * @throws IllegalArgumentException when the value has no form that a reader expects: better no letter than one with Java in it
     */
    public static String in(Language language, Object value) {
        if (value instanceof String
                || value instanceof Character
                || value instanceof Integer
                || value instanceof Long) {
            return value.toString();
        }
        if (value instanceof LocalDate day) {
            return language.dayInFigures(day);
        }
        if (language == Language.FRENCH) {
            return inFrench(value);
        }
        throw formless(value);
    }

    private static String inFrench(Object value) {
        if (value instanceof InFrench known) {
            return known.inFrench();
        }
        if (value instanceof Instant moment) {
            return FrenchMoment.of(moment);
        }
        if (value instanceof Duration time) {
            return FrenchMoment.lasting(time);
        }
        if (value instanceof YearMonth month) {
            return FrenchMonth.of(month);
        }
        if (value instanceof BigDecimal number) {
            return FrenchNumber.of(number);
        }
        throw formless(value);
    }

    private static IllegalArgumentException formless(Object value) {
        return new IllegalArgumentException(
                value.getClass().getSimpleName() + " has no form that readers expect: " + value);
    }
}
