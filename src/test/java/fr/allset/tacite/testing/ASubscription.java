package fr.allset.tacite.testing;

import fr.allset.tacite.subscription.portfolio.PortfolioCsv;
import fr.allset.tacite.subscription.portfolio.PortfolioCsv.Row;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A subscription as its row in a file introduces it. Unless said otherwise it serves the headquarters of the Ateliers du Ponant in
 * Brest since 1 March 2025 for 36 months, at 120.00 € a month.
 */
public record ASubscription(Row row) {

    public static ASubscription numbered(String number) {
        return new ASubscription(PortfolioCsv.subscription(number));
    }

    public ASubscription servedFrom(String date) {
        return with("service_start_date", date);
    }

    public ASubscription servedFrom(LocalDate date) {
        return servedFrom(date.toString());
    }

    public ASubscription initiallyForMonths(int months) {
        return with("initial_period_months", String.valueOf(months));
    }

    public ASubscription atMonthly(String euros) {
        return with("monthly_fixed_fee", euros);
    }

    /** Its contract has no Frais d'Utilisation: each month's usage is known to be nil. */
    public ASubscription withoutUsageFees() {
        return with("usage_fees", "no");
    }

    public ASubscription onSite(String code) {
        return with("site_code", code).with("site_name", "Site " + code).with("site_address", "1 rue du Port, " + code);
    }

    /** Of another customer, at a site of its own. */
    public ASubscription ofCustomer(String number) {
        return with("client_number", number)
                .with("client_name", "Client " + number)
                .with("siren", "")
                .with("client_kind", "non_professional")
                .with("contact_email", "contact@" + number.toLowerCase(Locale.ROOT) + ".example");
    }

    /** @param readings what its contract reads otherwise than its terms, {@code T01=prorata_days} */
    public ASubscription reading(String readings) {
        return with("readings", readings);
    }

    /** Of which an order form asks for notice so long before a term. */
    public ASubscription withNotice(int number, String unit) {
        return with("notice_period", String.valueOf(number))
                .with("notice_unit", unit)
                .with("notice_source", "bon de commande n° 2025-007");
    }

    public ASubscription withContactAt(String email) {
        return with("contact_email", email);
    }

    public String number() {
        return row.cells().get("subscription_number");
    }

    private ASubscription with(String column, String value) {
        return new ASubscription(row.with(column, value));
    }
}
