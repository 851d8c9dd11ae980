package fr.allset.tacite.subscription.portfolio;

import fr.allset.tacite.terms.TermsCatalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of the rows into {@code portfolio_row}, a thousand at a time, so that memory does not grow with the file. */
final class Staging {

    private static final int BATCH = 1_000;

    /** How far ahead a service may start and usage be charged, in years. */
    private static final int YEARS_AHEAD = 2;

    /** How far ahead a fixed fee may be agreed, in years. */
    private static final int YEARS_OF_FEES_AHEAD = 10;

    private static final String SUBSCRIPTION_ROW = """
            insert into portfolio_row (import_id, part, row_no, subscription_number, customer_number, customer_name, siren,
                customer_kind, contact_name, contact_email, site_code, site_name, site_address, components, service_start_date,
                initial_period_months, cents, initial_fee, terms_version, usage_agreed, agreed_readings,
                notice_number, notice_unit, notice_source)
            values (?, 'subscriptions', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String FEE_ROW = """
            insert into portfolio_row (import_id, part, row_no, subscription_number, valid_from, cents)
            values (?, 'fees', ?, ?, ?, ?)""";

    private static final String USAGE_ROW = """
            insert into portfolio_row (import_id, part, row_no, subscription_number, usage_month, month_first_day, month_last_day,
                cents)
            values (?, 'usage', ?, ?, ?, ?, ?, ?)""";

    /** Writes some rows by an insert. */
    interface Writing {
        void insert(String statement, List<Object[]> rows);
    }

    private final Writing database;
    private final TermsCatalogue terms;
    private final LocalDate today;
    private final long importId;
    private final BadCells badCells;
    private final List<Object[]> waiting = new ArrayList<>(BATCH);
    private String insert = "";

    Staging(Writing database, TermsCatalogue terms, LocalDate today, long importId, BadCells badCells) {
        this.database = database;
        this.terms = terms;
        this.today = today;
        this.importId = importId;
        this.badCells = badCells;
    }

    void add(PortfolioFile file, Cells cells) {
        switch (file) {
            case SUBSCRIPTIONS -> addSubscription(cells);
            case FEES -> addFee(cells);
            case USAGE -> addUsage(cells);
        }
    }

    private void addSubscription(Cells cells) {
        var customerNumber = cells.number(Column.CLIENT_NUMBER);
        var customerName = cells.text(Column.CLIENT_NAME, 200);
        var kind = cells.customerKind();
        var siren = cells.siren(kind);
        var contactName = cells.text(Column.CONTACT_NAME, 200);
        var contactEmail = cells.email();
        var siteCode = cells.number(Column.SITE_CODE);
        var siteName = cells.text(Column.SITE_NAME, 200);
        var siteAddress = cells.text(Column.SITE_ADDRESS, 300);
        var subscriptionNumber = cells.subscriptionNumber();
        var components = cells.components();
        var serviceStartDate = cells.day(Column.SERVICE_START_DATE, today.plusYears(YEARS_AHEAD));
        var initialMonths = cells.initialMonths();
        var fixedFee = cells.cents(Column.MONTHLY_FIXED_FEE);
        var initialFee = cells.cents(Column.INITIAL_FEE);
        var readings = cells.readings();
        var notice = cells.noticePeriod();
        add(
                SUBSCRIPTION_ROW,
                importId,
                cells.row(),
                subscriptionNumber,
                customerNumber,
                customerName,
                siren,
                kind == null ? null : kind.name(),
                contactName,
                contactEmail,
                siteCode,
                siteName,
                siteAddress,
                components,
                serviceStartDate,
                initialMonths,
                fixedFee,
                initialFee,
                termsVersion(serviceStartDate),
                cells.usageAgreed(),
                readings,
                notice == null ? null : notice.number(),
                notice == null ? null : notice.unit().name(),
                notice == null ? null : notice.source());
    }

    private void addFee(Cells cells) {
        add(
                FEE_ROW,
                importId,
                cells.row(),
                cells.subscriptionNumber(),
                cells.day(Column.FROM, today.plusYears(YEARS_OF_FEES_AHEAD)),
                cells.cents(Column.MONTHLY_FIXED_FEE));
    }

    private void addUsage(Cells cells) {
        var subscriptionNumber = cells.subscriptionNumber();
        var month = cells.month(today.plusYears(YEARS_AHEAD));
        var fee = cells.cents(Column.USAGE_FEE);
        add(
                USAGE_ROW,
                importId,
                cells.row(),
                subscriptionNumber,
                month == null ? null : month.toString(),
                month == null ? null : month.atDay(1),
                month == null ? null : month.atEndOfMonth(),
                fee);
    }

    /** The order form is not in the file. A contract is taken to be signed under the terms of its first day, or the oldest we have. */
    private @Nullable String termsVersion(@Nullable LocalDate serviceStartDate) {
        if (serviceStartDate == null) {
            return null;
        }
        var oldest = terms.versions().get(0);
        return (serviceStartDate.isBefore(oldest.validFrom()) ? oldest : terms.inForceOn(serviceStartDate)).version();
    }

    private void add(String statement, @Nullable Object... values) {
        if (badCells.isFull()) {
            return; // nothing will be compared any more
        }
        if (!statement.equals(insert)) {
            flush();
            insert = statement;
        }
        waiting.add(values);
        if (waiting.size() == BATCH) {
            flush();
        }
    }

    /** Writes what is still waiting. */
    void flush() {
        if (!waiting.isEmpty()) {
            database.insert(insert, waiting);
            waiting.clear();
        }
    }
}
