package fr.allset.tacite.subscription;

import java.util.List;

/**
 * Subscriptions that were there before have got further fixed fees. Published in the transaction that stores them, for at most a
 * thousand subscriptions at a time.
 *
 * @param subscriptionNumbers in order, each once
 */
public record FixedFeesChanged(List<String> subscriptionNumbers) {

    public FixedFeesChanged {
        subscriptionNumbers = List.copyOf(subscriptionNumbers);
    }
}
