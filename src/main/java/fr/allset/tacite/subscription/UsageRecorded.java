package fr.allset.tacite.subscription;

import java.util.List;

/**
 * Usage fees of subscriptions that were there before have been recorded, or stated again. Published in the transaction that stores
 * them, for at most a thousand subscriptions at a time.
 *
 * @param subscriptionNumbers in order, each once
 */
public record UsageRecorded(List<String> subscriptionNumbers) {

    public UsageRecorded {
        subscriptionNumbers = List.copyOf(subscriptionNumbers);
    }
}
