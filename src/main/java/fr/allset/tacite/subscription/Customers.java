package fr.allset.tacite.subscription;

import fr.allset.tacite.persistence.NumberSeries;
import fr.allset.tacite.persistence.RecordParameters;
import fr.allset.tacite.persistence.RowMapping;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The Clients of the contract and their Sites Clients. */
@Repository
public class Customers {

    private static final NumberSeries NUMBERS = new NumberSeries("CLI", "customer_number");

    private static final RowMapping<Customer> CUSTOMER = RowMapping.of(Customer.class);
    private static final RowMapping<CustomerSite> SITE = RowMapping.of(CustomerSite.class);

    private final JdbcClient jdbc;

    Customers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Customer> find(String number) {
        return jdbc.sql("select * from customer where number = :number")
                .param("number", number)
                .query(CUSTOMER)
                .optional();
    }

    /** The number of the customer with this SIREN. */
    public Optional<String> withSiren(String siren) {
        return jdbc.sql("select number from customer where siren = :siren order by number limit 1")
                .param("siren", siren)
                .query(String.class)
                .optional();
    }

    /** Those whose contact has this electronic address, whatever its case, by their numbers. */
    public List<Customer> withContact(String email) {
        return jdbc.sql("select * from customer where lower(contact_email) = lower(:contactEmail) order by number")
                .param("contactEmail", email)
                .query(CUSTOMER)
                .list();
    }

    /** The sites of a customer, by their codes. */
    public List<CustomerSite> sites(String customerNumber) {
        return jdbc.sql("select * from customer_site where customer_number = :customer order by code")
                .param("customer", customerNumber)
                .query(SITE)
                .list();
    }

    public Optional<CustomerSite> site(String customerNumber, String code) {
        return jdbc.sql("select * from customer_site where customer_number = :customer and code = :code")
                .param("customer", customerNumber)
                .param("code", code)
                .query(SITE)
                .optional();
    }

    /** A number that no customer has: {@code CLI-2027-000001}. */
    @Transactional
    public String nextNumber(int year) {
        String number;
        do {
            number = NUMBERS.next(jdbc, year);
        } while (find(number).isPresent());
        return number;
    }

    /** Stores the customer and its site where they are new. */
    @Transactional(propagation = Propagation.MANDATORY)
    void addMissing(Customer customer, CustomerSite site) {
        if (find(customer.number()).isEmpty()) {
            jdbc.sql("""
                        insert into customer (number, name, siren, kind, contact_name, contact_email)
                        values (:number, :name, :siren, :kind, :contactName, :contactEmail)
                        """).paramSource(RecordParameters.of(customer)).update();
        }
        if (site(site.customerNumber(), site.code()).isEmpty()) {
            jdbc.sql("""
                        insert into customer_site (customer_number, code, name, address)
                        values (:customerNumber, :code, :name, :address)""").paramSource(RecordParameters.of(site)).update();
        }
    }
}
