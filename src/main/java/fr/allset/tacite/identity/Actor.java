package fr.allset.tacite.identity;

import java.util.Optional;

/**
 * Whoever asks, as the use cases need to know them.
 *
 * @param customerNumber the customer whose contracts alone a client sees; empty for staff, who see all
 */
public record Actor(String username, Optional<String> customerNumber) {

    /** Whether what belongs to that customer may be shown. What may not is answered as if it did not exist. */
    public boolean maySee(String customer) {
        return customerNumber.isEmpty() || customerNumber.get().equals(customer);
    }
}
