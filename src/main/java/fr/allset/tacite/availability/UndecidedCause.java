package fr.allset.tacite.availability;

import java.util.List;

/**
 * Failures of a month on whose cause nobody has decided. They count by default: nothing is excused by silence (art. 3, i to vi).
 *
 * @param failures  their numbers
 * @param ifExcused the availability of the month if all of them turned out to be Evénements Excusables
 */
public record UndecidedCause(List<String> failures, Availability ifExcused) {

    public UndecidedCause {
        failures = List.copyOf(failures);
    }
}
