package fr.allset.tacite.changeregister;

import fr.allset.tacite.changeletter.ChangeNotice;
import fr.allset.tacite.changeletter.CustomerDelivery;
import org.jspecify.annotations.Nullable;

/**
 * A customer that is told of a revision, and what became of it.
 *
 * @param name     the customer's
 * @param delivery null as long as the digest has not gone out
 */
public record ToldCustomer(
        ChangeNotice notice, String name, @Nullable ChangeDelivery delivery) {

    public CustomerDelivery.State state() {
        return ChangeDelivery.state(notice, delivery);
    }
}
