package fr.allset.tacite.time;

import fr.allset.tacite.problem.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day as people and programs write it: {@code 2026-11-23}. */
public final class StatedDay {

    private StatedDay() {}

    /**
     * The day; null when none is stated.
     *
     * @throws Refusal {@code day-unreadable}, naming the field
     */
    public static @Nullable LocalDate of(@Nullable String text, String field) {
        return text == null || text.isBlank() ? null : read(text, field);
    }

    /** @throws Refusal {@code day-missing} or {@code day-unreadable}, naming the field */
    public static LocalDate required(@Nullable String text, String field) {
        if (text == null || text.isBlank()) {
            throw Refusal.unprocessable("day-missing", field);
        }
        return read(text, field);
    }

    private static LocalDate read(String text, String field) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw Refusal.unprocessable("day-unreadable", field, text);
        }
    }
}
