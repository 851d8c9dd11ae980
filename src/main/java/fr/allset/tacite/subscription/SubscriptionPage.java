package fr.allset.tacite.subscription;

import java.util.List;

/**
 * Some subscriptions of a longer list, by number.
 *
 * @param page  from 0
 * @param size  how many a page holds
 * @param total how many the whole list holds
 */
public record SubscriptionPage(List<Subscription> subscriptions, int page, int size, long total) {

    public SubscriptionPage {
        subscriptions = List.copyOf(subscriptions);
    }
}
