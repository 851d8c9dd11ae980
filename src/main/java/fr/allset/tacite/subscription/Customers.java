package fr.allset.tacite.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The Clients of the contract and their Sites Clients. */
@Repository
public class Customers {

    private final JdbcClient jdbc;

    Customers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Customer> find(String number) {
        return jdbc.sql("select * from customer where number = ?")
                .param(number)
                .query(Customers::customer)
                .optional();
    }

    /** The number of the customer with this SIREN. */
    public Optional<String> withSiren(String siren) {
        return jdbc.sql("select number from customer where siren = ? order by number limit 1")
                .param(siren)
                .query(String.class)
                .optional();
    }

    /** Those whose contact has this electronic address, whatever its case, by their numbers. */
    public List<Customer> withContact(String email) {
        return jdbc.sql("select * from customer where lower(contact_email) = lower(?) order by number")
                .param(email)
                .query(Customers::customer)
                .list();
    }

    /** The sites of a customer, by their codes. */
    public List<CustomerSite> sites(String customerNumber) {
        return jdbc.sql("select * from customer_site where customer_number = ? order by code")
                .param(customerNumber)
                .query(Customers::site)
                .list();
    }

    public Optional<CustomerSite> site(String customerNumber, String code) {
        return jdbc.sql("select * from customer_site where customer_number = ? and code = ?")
                .params(customerNumber, code)
                .query(Customers::site)
                .optional();
    }

    /** A number that no customer has: {@code CLI-2027-000001}. */
    @Transactional
    public String nextNumber(int year) {
        String number;
        do {
            long next = jdbc.sql("select nextval('customer_number')")
                    .query(Long.class)
                    .single();
            number = String.format(Locale.ROOT, "CLI-%d-%06d", year, next);
        } while (find(number).isPresent());
        return number;
    }

    /** Stores the customer and its site where they are new. */
    @Transactional(propagation = Propagation.MANDATORY)
    void addMissing(Customer customer, CustomerSite site) {
        if (find(customer.number()).isEmpty()) {
            jdbc.sql(
                            "insert into customer (number, name, siren, kind, contact_name, contact_email) values (?, ?, ?, ?, ?, ?)")
                    .params(
                            customer.number(),
                            customer.name(),
                            customer.siren(),
                            customer.kind().name(),
                            customer.contactName(),
                            customer.contactEmail())
                    .update();
        }
        if (site(site.customerNumber(), site.code()).isEmpty()) {
            jdbc.sql("insert into customer_site (customer_number, code, name, address) values (?, ?, ?, ?)")
                    .params(site.customerNumber(), site.code(), site.name(), site.address())
                    .update();
        }
    }

    private static Customer customer(ResultSet row, int index) throws SQLException {
        return new Customer(
                row.getString("number"),
                row.getString("name"),
                row.getString("siren"),
                CustomerKind.valueOf(row.getString("kind")),
                row.getString("contact_name"),
                row.getString("contact_email"));
    }

    private static CustomerSite site(ResultSet row, int index) throws SQLException {
        return new CustomerSite(
                row.getString("customer_number"),
                row.getString("code"),
                row.getString("name"),
                row.getString("address"));
    }
}
