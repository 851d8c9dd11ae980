package fr.allset.tacite.lifecycle;

import fr.allset.tacite.failure.Failure;
import fr.allset.tacite.failure.PlannedMaintenance;
import java.util.List;
import java.util.stream.Stream;

/**
 * What article 3 has to do with a subscription.
 *
 * @param failures     that it has been notified of, the latest first, as many as are told
 * @param maintenances that it was announced, the latest window first
 * @param credits      the numbers of the requests of credits and of the notes issued; the diary tells what became of them
 */
record QualityOverview(List<Failure> failures, List<PlannedMaintenance> maintenances, List<String> credits) {

    /** The numbers under which processes run and letters are written. */
    List<String> numbers() {
        return Stream.of(
                        failures.stream().map(Failure::number),
                        maintenances.stream().map(PlannedMaintenance::number),
                        credits.stream())
                .flatMap(numbers -> numbers)
                .toList();
    }
}
