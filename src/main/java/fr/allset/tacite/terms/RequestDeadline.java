package fr.allset.tacite.terms;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Until when a credit can be asked for: « sur demande », and no more is said (art. 3, D18).
 *
 * @param days after the last day of the month, from 1; null when there is no limit
 */
public record RequestDeadline(@Nullable Integer days) implements Reading {

    /** No limit: nothing lapses without a text. */
    public static final RequestDeadline NONE = new RequestDeadline(null);

    /** @throws IllegalArgumentException if the limit is under a day or over ten years */
    public RequestDeadline {
        if (days != null && (days < 1 || days > 3660)) {
            throw new IllegalArgumentException("requestDeadline is none or from 1 to 3660 days, not " + days);
        }
    }

    /**
     * The deadline written as {@code none} or as a number of days.
     *
     * @throws IllegalArgumentException naming the value, if it is neither
     */
    public static RequestDeadline of(String value) {
        try {
            return value.equals("none") ? NONE : new RequestDeadline(Integer.valueOf(value));
        } catch (NumberFormatException neither) {
            throw new IllegalArgumentException(
                    "Unknown value of the reading requestDeadline: " + value + " (known: none, a number of days)",
                    neither);
        }
    }

    /** The last day on which the credit of {@code month} can be asked for; none when it always can. */
    public Optional<LocalDate> lastDay(YearMonth month) {
        return Optional.ofNullable(days).map(month.atEndOfMonth()::plusDays);
    }

    @Override
    public String entry() {
        return "D18";
    }

    @Override
    public String key() {
        return "requestDeadline";
    }

    @Override
    public String value() {
        return days == null ? "none" : days.toString();
    }

    @Override
    public String label() {
        return days == null
                ? "L'avoir peut être demandé sans limite de temps."
                : "L'avoir peut être demandé jusqu'à %d jours après la fin du mois, ce jour compris.".formatted(days);
    }

    @Override
    public String name() {
        return value().toUpperCase(Locale.ROOT);
    }
}
