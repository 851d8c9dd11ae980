package fr.allset.tacite.failure;

import java.util.List;

/**
 * What availability is calculated from has changed in a failure: its end, its cause, whom it concerns.
 *
 * @param subscriptions those that it concerns, or did until now
 */
public record FailureCorrected(String failure, List<String> subscriptions) {

    public FailureCorrected {
        subscriptions = List.copyOf(subscriptions);
    }
}
