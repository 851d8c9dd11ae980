package fr.allset.tacite.lifecycle;

import fr.allset.tacite.servicelevel.CreditNote;
import fr.allset.tacite.servicelevel.CreditRequest;
import fr.allset.tacite.servicelevel.Failure;
import fr.allset.tacite.servicelevel.PlannedMaintenance;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What article 3 has to do with a subscription.
 *
 * @param failures     that it has been notified of, the latest first, as many as are told
 * @param maintenances that it was announced, the latest window first
 * @param credits      that were asked for, and {@code notes} what was issued, by the request's number
 */
record QualityLife(List<Failure> failures, List<PlannedMaintenance> maintenances, List<CreditRequest> credits,
                   Map<String, List<CreditNote>> notes) {

    /** The numbers under which processes run and letters are written. */
    List<String> numbers() {
        return Stream.of(failures.stream().map(Failure::number), maintenances.stream().map(PlannedMaintenance::number),
                credits.stream().map(CreditRequest::number), notes.values().stream().flatMap(List::stream).map(CreditNote::number))
                .flatMap(numbers -> numbers).toList();
    }
}
