package fr.allset.tacite.subscription.portfolio;

import java.util.List;
import org.springframework.modulith.NamedInterface;

/** The three files of a portfolio, with the columns that each must have, in any order. */
@NamedInterface("portfolio")
public enum PortfolioFile {
    SUBSCRIPTIONS(
            "subscriptions",
            Column.CLIENT_NUMBER,
            Column.CLIENT_NAME,
            Column.SIREN,
            Column.CLIENT_KIND,
            Column.CONTACT_NAME,
            Column.CONTACT_EMAIL,
            Column.SITE_CODE,
            Column.SITE_NAME,
            Column.SITE_ADDRESS,
            Column.SUBSCRIPTION_NUMBER,
            Column.COMPONENTS,
            Column.SERVICE_START_DATE,
            Column.INITIAL_PERIOD_MONTHS,
            Column.MONTHLY_FIXED_FEE,
            Column.INITIAL_FEE),

    FEES("fees", Column.SUBSCRIPTION_NUMBER, Column.FROM, Column.MONTHLY_FIXED_FEE),

    USAGE("usage", Column.SUBSCRIPTION_NUMBER, Column.MONTH, Column.USAGE_FEE);

    private final String key;
    private final List<String> columns;

    PortfolioFile(String key, String... columns) {
        this.key = key;
        this.columns = List.of(columns);
    }

    /** Its name in requests, answers and the staging table: {@code subscriptions}, {@code fees} or {@code usage}. */
    public String key() {
        return key;
    }

    public List<String> columns() {
        return columns;
    }
}
