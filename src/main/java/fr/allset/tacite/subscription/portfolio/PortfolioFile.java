package fr.allset.tacite.subscription.portfolio;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.modulith.NamedInterface;

/** The three files of a portfolio, with the columns that each must or may have, in any order. */
@NamedInterface("portfolio")
public enum PortfolioFile {
    SUBSCRIPTIONS(
            "subscriptions",
            List.of(Column.USAGE_FEES, Column.READINGS, Column.NOTICE_PERIOD, Column.NOTICE_UNIT, Column.NOTICE_SOURCE),
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

    FEES("fees", List.of(), Column.SUBSCRIPTION_NUMBER, Column.FROM, Column.MONTHLY_FIXED_FEE),

    USAGE("usage", List.of(), Column.SUBSCRIPTION_NUMBER, Column.MONTH, Column.USAGE_FEE);

    private final String key;
    private final List<String> columns;
    private final List<String> optionalColumns;

    PortfolioFile(String key, List<String> optionalColumns, String... columns) {
        this.key = key;
        this.optionalColumns = optionalColumns;
        this.columns = List.of(columns);
    }

    /** Its name in requests, answers and the staging table: {@code subscriptions}, {@code fees} or {@code usage}. */
    public String key() {
        return key;
    }

    /** Those that it must have. */
    public List<String> columns() {
        return columns;
    }

    /** Those that it may have besides; a file of a former release has none of them. */
    public List<String> optionalColumns() {
        return optionalColumns;
    }

    /** All that it knows. */
    List<String> knownColumns() {
        return Stream.concat(columns.stream(), optionalColumns.stream()).toList();
    }
}
