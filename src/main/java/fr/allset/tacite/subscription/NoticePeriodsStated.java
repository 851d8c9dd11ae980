package fr.allset.tacite.subscription;

import java.util.List;

/**
 * What a document says of the notice of non-renewal was stated for subscriptions that had another rule, or none, before. Published in the
 * transaction that stores it.
 *
 * @param by the login of whoever states it
 */
public record NoticePeriodsStated(List<String> subscriptionNumbers, String by) {

    /** Copies {@code subscriptionNumbers}. */
    public NoticePeriodsStated {
        subscriptionNumbers = List.copyOf(subscriptionNumbers);
    }
}
