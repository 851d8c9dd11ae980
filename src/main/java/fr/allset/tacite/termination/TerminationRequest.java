package fr.allset.tacite.termination;

import java.time.LocalDate;
import java.util.List;

/**
 * What a client or an account manager wants a quote for.
 *
 * @param subscriptions one or more numbers, in the order in which the quote shall name them
 * @param effectiveDate the first day no longer served
 */
public record TerminationRequest(List<String> subscriptions, LocalDate effectiveDate) {

    public TerminationRequest {
        subscriptions = List.copyOf(subscriptions);
    }
}
