package fr.allset.tacite.subscription;

import java.util.Optional;

/**
 * Which subscriptions to list.
 *
 * @param customerNumber those of one customer alone
 * @param text           those whose number, customer or site contains it, whatever the case; all when empty
 */
public record SubscriptionFilter(Optional<String> customerNumber, String text) {

    public static SubscriptionFilter everything() {
        return new SubscriptionFilter(Optional.empty(), "");
    }
}
