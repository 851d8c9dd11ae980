package fr.allset.tacite.subscription;

import fr.allset.tacite.identity.CustomerRegister;
import org.springframework.stereotype.Component;

/** A client's login names a customer of the portfolio. */
@Component
class KnownCustomers implements CustomerRegister {

    private final Customers customers;

    KnownCustomers(Customers customers) {
        this.customers = customers;
    }

    @Override
    public boolean holds(String customerNumber) {
        return customers.find(customerNumber).isPresent();
    }
}
