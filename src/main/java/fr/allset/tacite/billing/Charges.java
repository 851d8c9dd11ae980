package fr.allset.tacite.billing;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The charges: written once, read for ever. */
@Repository
@Transactional
public class Charges {

    private final JdbcClient jdbc;

    Charges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes the charge, unless its source has already charged this subscription: the step that charges may be run twice. */
    public void record(Charge charge) {
        jdbc.sql("""
                insert into charge (subscription_number, customer_number, kind, source, clause, charged_on, amount, vat_percent,
                        calculation)
                select :subscription, :customer, :kind, :source, :clause, cast(:chargedOn as date), cast(:amount as bigint),
                        :vatPercent, :calculation
                where not exists (select 1 from charge where kind = :kind and source = :source
                        and subscription_number = :subscription)""")
                .param("subscription", charge.subscription())
                .param("customer", charge.customer())
                .param("kind", charge.kind().name())
                .param("source", charge.source())
                .param("clause", charge.clause())
                .param("chargedOn", charge.chargedOn())
                .param("amount", charge.amount().cents())
                .param("vatPercent", charge.vatRate().percent().toPlainString())
                .param("calculation", charge.calculation())
                .update();
    }

    /** The charges of a document, in the order in which they were written. */
    @Transactional(readOnly = true)
    public List<Charge> of(String source) {
        return jdbc.sql("select * from charge where source = ? order by id").param(source).query(Charges::charge).list();
    }

    /**
     * A page of charges, newest first.
     *
     * @param customer     the one customer whose charges are wanted, or null for all
     * @param subscription the one subscription, or null for all
     */
    @Transactional(readOnly = true)
    public List<Charge> list(@Nullable String customer, @Nullable String subscription, int page, int size) {
        return jdbc.sql("""
                select * from charge where (cast(:customer as varchar) is null or customer_number = :customer)
                        and (cast(:subscription as varchar) is null or subscription_number = :subscription)
                order by id desc limit :size offset :start""")
                .param("customer", customer)
                .param("subscription", subscription)
                .param("size", size)
                .param("start", (long) page * size)
                .query(Charges::charge).list();
    }

    private static Charge charge(ResultSet row, int number) throws SQLException {
        return new Charge(row.getString("subscription_number"), row.getString("customer_number"),
                Charge.Kind.valueOf(row.getString("kind")), row.getString("source"), row.getString("clause"),
                row.getObject("charged_on", LocalDate.class), Euros.ofCents(row.getLong("amount")),
                VatRate.of(row.getString("vat_percent")), row.getString("calculation"));
    }
}
