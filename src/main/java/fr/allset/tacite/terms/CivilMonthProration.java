package fr.allset.tacite.terms;

import fr.allset.tacite.typography.Sentence;
import java.util.Arrays;
import java.util.Locale;

/** What is charged for a civil month that is served in part, the first and the last one (art. 6). The text is silent: data of the terms. */
public enum CivilMonthProration {

    /** The days of service over the days of the month. */
    DAYS_OF_SERVICE {
        @Override
        public int daysCharged(int daysServed, int daysOfMonth) {
            return daysServed;
        }
    },

    /** A month begun is a month. */
    FULL {
        @Override
        public int daysCharged(int daysServed, int daysOfMonth) {
            return daysOfMonth;
        }
    };

    /**
     * The days that are charged, out of {@code daysOfMonth}.
     *
     * @param daysServed  from 1 to {@code daysOfMonth}
     * @param daysOfMonth from 28 to 31
     */
    public abstract int daysCharged(int daysServed, int daysOfMonth);

    /** The rule as a remark inside a sentence. */
    public Sentence remark() {
        return Sentence.of("explanation.civil-month." + name());
    }

    /** The name in data: {@code days_of_service}. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such rule */
    static CivilMonthProration named(String value) {
        return Arrays.stream(values())
                .filter(rule -> rule.value().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown rule for a month served in part: " + value));
    }
}
