package fr.allset.tacite.terms;

import java.io.UncheckedIOException;
import java.time.LocalDate;

/**
 * What the consumer code asks before a tacit renewal (art. L215-1), also towards non-professionals such as associations and
 * co-ownerships (art. L215-3), and not towards companies.
 *
 * @param reference      where it stands, in French
 * @param text           what it says, in French, continuing the reference after a colon
 * @param from           the first day on which it applies
 * @param earliestMonths how many months before the last day for refusing the information may go out at the earliest
 * @param latestMonths   how many months before that day it must have gone out at the latest
 */
public record TacitRenewalLaw(String reference, String text, LocalDate from, int earliestMonths, int latestMonths) {

    private static final String RESOURCE = "/law/tacit-renewal.json";

    /** The days on which the information counts, both included. */
    public record Window(LocalDate firstDay, LocalDate lastDay) {

        /** Whether information that went out on {@code day} was in time. */
        public boolean contains(LocalDate day) {
            return !day.isBefore(firstDay) && !day.isAfter(lastDay);
        }
    }

    /** @throws IllegalArgumentException if the window would be empty */
    public TacitRenewalLaw {
        if (latestMonths < 0 || earliestMonths < latestMonths) {
            throw new IllegalArgumentException(
                    "Information goes out between " + earliestMonths + " and " + latestMonths + " months before");
        }
    }

    /**
     * The rule this application was built with.
     *
     * @throws UncheckedIOException if the resource is missing or misspelt
     */
    public static TacitRenewalLaw load() {
        return JsonResource.read(RESOURCE, TacitRenewalLaw.class);
    }

    /** When the information about a renewal must go out that can be refused until {@code lastDayForRefusing}, that day included. */
    public Window windowBefore(LocalDate lastDayForRefusing) {
        return new Window(lastDayForRefusing.minusMonths(earliestMonths), lastDayForRefusing.minusMonths(latestMonths));
    }

    /** The rule as a French sentence. */
    public String sentence() {
        return reference + "\u00a0: " + text;
    }
}
