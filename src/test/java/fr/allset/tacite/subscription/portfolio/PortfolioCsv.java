package fr.allset.tacite.subscription.portfolio;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;

/** Files as a reseller's staff write them: a good row, and what is different in another. */
public final class PortfolioCsv {

    private final PortfolioFile file;
    private final List<Row> rows = new ArrayList<>();

    private PortfolioCsv(PortfolioFile file) {
        this.file = file;
    }

    public static PortfolioCsv subscriptions(Row... rows) {
        return new PortfolioCsv(PortfolioFile.SUBSCRIPTIONS).and(rows);
    }

    public static PortfolioCsv fees(Row... rows) {
        return new PortfolioCsv(PortfolioFile.FEES).and(rows);
    }

    public static PortfolioCsv usage(Row... rows) {
        return new PortfolioCsv(PortfolioFile.USAGE).and(rows);
    }

    PortfolioCsv and(Row... more) {
        rows.addAll(List.of(more));
        return this;
    }

    public InputStreamSource source() {
        return source(text());
    }

    static InputStreamSource source(String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
    }

    public String text() {
        var columns = new ArrayList<>(file.columns());
        file.optionalColumns().stream()
                .filter(column -> rows.stream().anyMatch(row -> row.cells().containsKey(column)))
                .forEach(columns::add);
        return String.join(";", columns) + "\n"
                + rows.stream().map(row -> row.line(columns) + "\n").collect(Collectors.joining());
    }

    /** A subscription of the Ateliers du Ponant in Brest, from 1 March 2025 for 36 months, 120.00 € a month. */
    public static Row subscription(String number) {
        return new Row(new TreeMap<>())
                .with(Column.CLIENT_NUMBER, "CLI-001")
                .with(Column.CLIENT_NAME, "Ateliers du Ponant")
                .with(Column.SIREN, "290004175")
                .with(Column.CLIENT_KIND, "professional")
                .with(Column.CONTACT_NAME, "Maëlle Kerdoncuff")
                .with(Column.CONTACT_EMAIL, "maelle.kerdoncuff@ateliers-du-ponant.example")
                .with(Column.SITE_CODE, "BREST")
                .with(Column.SITE_NAME, "Siège de Brest")
                .with(Column.SITE_ADDRESS, "14 quai des Tonneliers, 29200 Brest")
                .with(Column.SUBSCRIPTION_NUMBER, number)
                .with(Column.COMPONENTS, "Exchange Online|SharePoint Online")
                .with(Column.SERVICE_START_DATE, "2025-03-01")
                .with(Column.INITIAL_PERIOD_MONTHS, "36")
                .with(Column.MONTHLY_FIXED_FEE, "120.00")
                .with(Column.INITIAL_FEE, "300.00");
    }

    public static Row fee(String subscription, String from, String euros) {
        return new Row(new TreeMap<>())
                .with(Column.SUBSCRIPTION_NUMBER, subscription)
                .with(Column.FROM, from)
                .with(Column.MONTHLY_FIXED_FEE, euros);
    }

    public static Row used(String subscription, String month, String euros) {
        return new Row(new TreeMap<>())
                .with(Column.SUBSCRIPTION_NUMBER, subscription)
                .with(Column.MONTH, month)
                .with(Column.USAGE_FEE, euros);
    }

    public record Row(TreeMap<String, String> cells) {

        public Row with(String column, String value) {
            var changed = new TreeMap<>(cells);
            changed.put(column, value);
            return new Row(changed);
        }

        public Row ofCustomer(String number) {
            return with(Column.CLIENT_NUMBER, number);
        }

        private String line(List<String> columns) {
            return columns.stream()
                    .map(column -> cells.getOrDefault(column, ""))
                    .map(Row::quoted)
                    .collect(Collectors.joining(";"));
        }

        private static String quoted(String cell) {
            return cell.matches("(?s).*[;\"\\r\\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
        }
    }
}
