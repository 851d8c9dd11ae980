package fr.allset.tacite.failure.process;

import fr.allset.tacite.subscription.Subscriptions;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whose subscriptions they are, for the forms and the column of the task lists. */
@Component
class CustomersConcerned {

    private final Subscriptions subscriptions;

    CustomersConcerned(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** The name of the one customer, or how many there are. */
    String inWords(List<String> numbers) {
        var names = subscriptions.findAll(numbers).stream()
                .map(subscription -> subscription.customer().name())
                .distinct()
                .toList();
        return names.size() == 1 ? names.get(0) : names.size() + " clients";
    }
}
