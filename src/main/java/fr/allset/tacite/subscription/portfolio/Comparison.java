package fr.allset.tacite.subscription.portfolio;

import static fr.allset.tacite.subscription.portfolio.PortfolioFile.FEES;
import static fr.allset.tacite.subscription.portfolio.PortfolioFile.SUBSCRIPTIONS;
import static fr.allset.tacite.subscription.portfolio.PortfolioFile.USAGE;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.Component;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Finds what the staged rows contradict: each other, and what is stored. The database compares; what comes out of it is read row by
 * row. Cells that could not be read are null and contradict nothing.
 */
final class Comparison {

    /** When the service of the staged row {@code r} starts: as stored, or else as the file of subscriptions says. */
    private static final String SERVICE_START_DATE = """
            coalesce(
                (select s.service_start_date from subscription s where s.number = r.subscription_number),
                (select min(k.service_start_date) from portfolio_row k where k.import_id = r.import_id
                    and k.part = 'subscriptions' and k.subscription_number = r.subscription_number)) as service_start_date
            """;

    private final JdbcTemplate jdbc;
    private final long importId;
    private final BadCells badCells;

    /** @param jdbc fetches some rows at a time */
    Comparison(JdbcTemplate jdbc, long importId, BadCells badCells) {
        this.jdbc = jdbc;
        this.importId = importId;
        this.badCells = badCells;
    }

    /** What a row says again must be the same on all rows of its file. */
    void withEachOther() {
        read(
                """
                select row_no, customer_number as key_1, '' as key_2, customer_name, siren, customer_kind, contact_name, contact_email
                from portfolio_row where import_id = ? and part = 'subscriptions' and customer_number is not null
                order by customer_number, row_no""",
                new SameOnEveryRow(
                        SUBSCRIPTIONS,
                        Column.CLIENT_NUMBER,
                        Fact.of("customer_name", Column.CLIENT_NAME),
                        Fact.of("siren", Column.SIREN),
                        new Fact("customer_kind", Column.CLIENT_KIND, Comparison::kind),
                        Fact.of("contact_name", Column.CONTACT_NAME),
                        Fact.of("contact_email", Column.CONTACT_EMAIL)));
        read(
                """
                select row_no, customer_number as key_1, site_code as key_2, site_name, site_address
                from portfolio_row where import_id = ? and part = 'subscriptions' and customer_number is not null
                    and site_code is not null
                order by customer_number, site_code, row_no""",
                new SameOnEveryRow(
                        SUBSCRIPTIONS,
                        Column.SITE_CODE,
                        Fact.of("site_name", Column.SITE_NAME),
                        Fact.of("site_address", Column.SITE_ADDRESS)));
        read("""
                select row_no, subscription_number as key_1, '' as key_2
                from portfolio_row where import_id = ? and part = 'subscriptions' and subscription_number is not null
                order by subscription_number, row_no""", new OnceInTheFile());
        read(
                """
                select row_no, subscription_number as key_1, cast(valid_from as varchar(10)) as key_2, cents
                from portfolio_row where import_id = ? and part = 'fees' and subscription_number is not null and valid_from is not null
                order by subscription_number, valid_from, row_no""",
                new SameOnEveryRow(FEES, Column.FROM, new Fact("cents", Column.MONTHLY_FIXED_FEE, Comparison::euros)));
        read("""
                select row_no, subscription_number as key_1, usage_month as key_2, cents
                from portfolio_row where import_id = ? and part = 'usage' and subscription_number is not null
                    and usage_month is not null
                order by subscription_number, usage_month, row_no
                """, new SameOnEveryRow(USAGE, Column.MONTH, new Fact("cents", Column.USAGE_FEE, Comparison::euros)));
    }

    /** What is stored is history: a file may add to it, but not say otherwise. */
    void withWhatIsStored() {
        holdSubscriptions();
        subscriptions();
        fees();
        usage();
    }

    /** In the order of their numbers, as everyone locks them: no quote is accepted and no subscription ended meanwhile. */
    private void holdSubscriptions() {
        read("""
                select number from subscription
                where number in (select subscription_number from portfolio_row where import_id = ?
                    and (part = 'fees' or notice_number is not null))
                order by number for update""", held -> {});
    }

    private void subscriptions() {
        var contract = List.of(
                Fact.of("customer_number", Column.CLIENT_NUMBER),
                Fact.of("site_code", Column.SITE_CODE),
                new Fact("components", Column.COMPONENTS, Comparison::components),
                Fact.of("service_start_date", Column.SERVICE_START_DATE),
                Fact.of("initial_period_months", Column.INITIAL_PERIOD_MONTHS),
                new Fact("cents", Column.MONTHLY_FIXED_FEE, Comparison::euros),
                new Fact("initial_fee", Column.INITIAL_FEE, Comparison::euros),
                Fact.of("agreed_readings", Column.READINGS));
        read("""
                select r.row_no, r.subscription_number as whose,
                    r.customer_number, s.customer_number as stored_customer_number,
                    r.site_code, s.site_code as stored_site_code,
                    r.components, s.components as stored_components,
                    r.service_start_date, s.service_start_date as stored_service_start_date,
                    r.initial_period_months, s.initial_period_months as stored_initial_period_months,
                    r.cents, f.cents as stored_cents,
                    r.initial_fee, s.initial_fee as stored_initial_fee,
                    r.agreed_readings, s.agreed_readings as stored_agreed_readings
                from portfolio_row r
                join subscription s on s.number = r.subscription_number
                join fixed_fee f on f.subscription_number = s.number and f.valid_from = s.service_start_date
                where r.import_id = ? and r.part = 'subscriptions'
                    and (r.customer_number <> s.customer_number or r.site_code <> s.site_code or r.components <> s.components
                        or r.service_start_date <> s.service_start_date or r.initial_period_months <> s.initial_period_months
                        or r.cents <> f.cents or r.initial_fee <> s.initial_fee
                        or r.agreed_readings <> s.agreed_readings)
                order by r.row_no""", row -> contradictions(SUBSCRIPTIONS, row, contract));

        usageAgreements();

        var notice = List.of(
                Fact.of("notice_number", Column.NOTICE_PERIOD),
                new Fact("notice_unit", Column.NOTICE_UNIT, Comparison::kind),
                Fact.of("notice_source", Column.NOTICE_SOURCE));
        read("""
                select r.row_no, r.subscription_number as whose,
                    r.notice_number, s.notice_number as stored_notice_number,
                    r.notice_unit, s.notice_unit as stored_notice_unit,
                    r.notice_source, s.notice_source as stored_notice_source
                from portfolio_row r
                join subscription s on s.number = r.subscription_number
                where r.import_id = ? and r.part = 'subscriptions' and (r.notice_number <> s.notice_number
                    or r.notice_unit <> s.notice_unit or r.notice_source <> s.notice_source)
                order by r.row_no""", row -> contradictions(SUBSCRIPTIONS, row, notice));

        var identity = List.of(
                Fact.of("siren", Column.SIREN), new Fact("customer_kind", Column.CLIENT_KIND, Comparison::kind));
        read("""
                select r.row_no, r.customer_number as whose,
                    r.siren, c.siren as stored_siren, r.customer_kind, c.kind as stored_customer_kind
                from portfolio_row r
                join customer c on c.number = r.customer_number
                where r.import_id = ? and r.part = 'subscriptions' and (r.siren <> c.siren or r.customer_kind <> c.kind)
                order by r.row_no""", row -> contradictions(SUBSCRIPTIONS, row, identity));
    }

    /** A file adds whether a contract has Frais d'Utilisation; it neither says otherwise nor denies what is on record. */
    private void usageAgreements() {
        read(
                """
                select r.row_no, r.subscription_number as whose, r.usage_agreed, a.agreed as stored_usage_agreed
                from portfolio_row r
                join usage_agreement a on a.subscription_number = r.subscription_number
                where r.import_id = ? and r.part = 'subscriptions' and r.usage_agreed <> a.agreed and not exists (
                    select 1 from usage_agreement later where later.subscription_number = a.subscription_number and later.id > a.id)
                order by r.row_no""",
                row -> contradictions(
                        SUBSCRIPTIONS, row, List.of(new Fact("usage_agreed", Column.USAGE_FEES, Comparison::yesOrNo))));
        read(
                """
                select r.row_no, min(u.usage_month) as used
                from portfolio_row r
                join usage_fee u on u.subscription_number = r.subscription_number and u.cents > 0
                where r.import_id = ? and r.part = 'subscriptions' and r.usage_agreed = false
                group by r.row_no
                order by r.row_no""",
                row -> badCells.add(
                        SUBSCRIPTIONS,
                        row.getInt("row_no"),
                        Column.USAGE_FEES,
                        yesOrNo("false"),
                        "usage-on-record",
                        row.getString("used")));
    }

    private void fees() {
        subscriptionsNobodyKnows(FEES);
        read(
                """
                select row_no, valid_from, service_start_date from (
                    select r.row_no, r.valid_from,\s""" + SERVICE_START_DATE + """
                    from portfolio_row r where r.import_id = ? and r.part = 'fees') fee
                where valid_from <= service_start_date
                order by row_no""",
                row -> badCells.add(
                        FEES,
                        row.getInt("row_no"),
                        Column.FROM,
                        row.getString("valid_from"),
                        "not-after-start",
                        row.getObject("service_start_date", LocalDate.class)));
        read(
                """
                select r.row_no, r.cents, f.cents as stored_cents, r.subscription_number as whose
                from portfolio_row r
                join fixed_fee f on f.subscription_number = r.subscription_number and f.valid_from = r.valid_from
                join subscription s on s.number = r.subscription_number and s.service_start_date < f.valid_from
                where r.import_id = ? and r.part = 'fees' and r.cents <> f.cents
                order by r.row_no""",
                row -> contradictions(
                        FEES, row, List.of(new Fact("cents", Column.MONTHLY_FIXED_FEE, Comparison::euros))));
        read("""
                select r.row_no, r.subscription_number, s.ended_on
                from portfolio_row r
                join subscription s on s.number = r.subscription_number
                where r.import_id = ? and r.part = 'fees' and s.ended_on is not null and r.valid_from is not null
                    and not exists (select 1 from fixed_fee f
                        where f.subscription_number = r.subscription_number and f.valid_from = r.valid_from)
                order by r.row_no""", row -> ended(FEES, row));
    }

    private void usage() {
        subscriptionsNobodyKnows(USAGE);
        read(
                """
                select row_no, usage_month, service_start_date from (
                    select r.row_no, r.usage_month, r.month_last_day,\s""" + SERVICE_START_DATE + """
                    from portfolio_row r where r.import_id = ? and r.part = 'usage') used
                where month_last_day < service_start_date
                order by row_no""",
                row -> badCells.add(
                        USAGE,
                        row.getInt("row_no"),
                        Column.MONTH,
                        row.getString("usage_month"),
                        "before-start",
                        row.getObject("service_start_date", LocalDate.class)));
        read("""
                select r.row_no, r.cents, u.cents as stored_cents, r.subscription_number as whose
                from portfolio_row r
                join usage_fee u on u.subscription_number = r.subscription_number and u.usage_month = r.usage_month
                where r.import_id = ? and r.part = 'usage' and r.cents <> u.cents
                order by r.row_no""", row -> contradictions(USAGE, row, List.of(new Fact("cents", Column.USAGE_FEE, Comparison::euros))));
        read(
                """
                select r.row_no, r.cents
                from portfolio_row r
                where r.import_id = ? and r.part = 'usage' and r.cents > 0 and (
                    exists (select 1 from portfolio_row k where k.import_id = r.import_id and k.part = 'subscriptions'
                        and k.subscription_number = r.subscription_number and k.usage_agreed = false)
                    or exists (select 1 from usage_agreement a where a.subscription_number = r.subscription_number
                        and a.agreed = false and not exists (select 1 from usage_agreement later
                            where later.subscription_number = a.subscription_number and later.id > a.id)))
                order by r.row_no""",
                row -> badCells.add(
                        USAGE,
                        row.getInt("row_no"),
                        Column.USAGE_FEE,
                        euros(row.getString("cents")),
                        "usage-not-agreed"));
        read("""
                select r.row_no, r.subscription_number, s.ended_on
                from portfolio_row r
                join subscription s on s.number = r.subscription_number
                where r.import_id = ? and r.part = 'usage' and s.ended_on <= r.month_first_day
                    and not exists (select 1 from usage_fee u
                        where u.subscription_number = r.subscription_number and u.usage_month = r.usage_month)
                order by r.row_no""", row -> ended(USAGE, row));
    }

    private void subscriptionsNobodyKnows(PortfolioFile file) {
        jdbc.query(
                """
                select r.row_no, r.subscription_number
                from portfolio_row r
                where r.import_id = ? and r.part = ? and r.subscription_number is not null
                    and not exists (select 1 from subscription s where s.number = r.subscription_number)
                    and not exists (select 1 from portfolio_row k where k.import_id = r.import_id
                        and k.part = 'subscriptions' and k.subscription_number = r.subscription_number)
                order by r.row_no""",
                (RowCallbackHandler) row -> badCells.add(
                        file,
                        row.getInt("row_no"),
                        Column.SUBSCRIPTION_NUMBER,
                        row.getString("subscription_number"),
                        "unknown-subscription"),
                importId,
                file.key());
    }

    private void ended(PortfolioFile file, ResultSet row) throws SQLException {
        badCells.add(
                file,
                row.getInt("row_no"),
                Column.SUBSCRIPTION_NUMBER,
                row.getString("subscription_number"),
                "subscription-ended",
                row.getObject("ended_on", LocalDate.class));
    }

    private void contradictions(PortfolioFile file, ResultSet row, List<Fact> facts) throws SQLException {
        for (var fact : facts) {
            var value = row.getString(fact.name());
            var stored = row.getString("stored_" + fact.name());
            if (value != null && stored != null && !value.equals(stored)) {
                badCells.add(
                        file,
                        row.getInt("row_no"),
                        fact.column(),
                        fact.shown(value),
                        "stored-otherwise",
                        row.getString("whose"),
                        fact.shown(stored));
            }
        }
    }

    private void read(String query, RowCallbackHandler rows) {
        jdbc.query(query, rows, importId);
    }

    private static String euros(String cents) {
        return Euros.ofCents(Long.parseLong(cents)).toString();
    }

    private static String kind(String kind) {
        return kind.toLowerCase(Locale.ROOT);
    }

    private static String yesOrNo(String value) {
        return value.toLowerCase(Locale.ROOT).startsWith("t") ? "oui" : "non";
    }

    private static String components(String codes) {
        return String.join(
                "|",
                Component.ofCodes(codes).stream().map(Component::contractName).toList());
    }

    /** A staged column, the heading it came from, and how its value is written for people. */
    private record Fact(String name, String column, Writing writing) {

        static Fact of(String name, String column) {
            return new Fact(name, column, value -> value);
        }

        String shown(String value) {
            return writing.of(value);
        }
    }

    private interface Writing {
        String of(String value);
    }

    /** Rows in the order of their key: each is held against the first of its key that has the fact. */
    private final class SameOnEveryRow implements RowCallbackHandler {

        private final PortfolioFile file;
        private final String keyColumn;
        private final List<Fact> facts;
        private final List<@Nullable First> firsts = new ArrayList<>();
        private @Nullable Key key;

        SameOnEveryRow(PortfolioFile file, String keyColumn, Fact... facts) {
            this.file = file;
            this.keyColumn = keyColumn;
            this.facts = List.of(facts);
        }

        @Override
        public void processRow(ResultSet row) throws SQLException {
            var rowsKey = new Key(row.getString("key_1"), row.getString("key_2"));
            if (!rowsKey.equals(key)) {
                key = rowsKey;
                firsts.clear();
                facts.forEach(fact -> firsts.add(null));
            }
            for (int i = 0; i < facts.size(); i++) {
                var fact = facts.get(i);
                var value = row.getString(fact.name());
                var first = firsts.get(i);
                if (value == null) {
                    continue;
                }
                if (first == null) {
                    firsts.set(i, new First(row.getInt("row_no"), value));
                } else if (!first.value().equals(value)) {
                    badCells.add(
                            file,
                            row.getInt("row_no"),
                            fact.column(),
                            fact.shown(value),
                            "differs-within-file",
                            String.valueOf(first.row()),
                            fact.shown(first.value()),
                            keyColumn);
                }
            }
        }
    }

    /** Rows in the order of their subscription number: none may have that of another. */
    private final class OnceInTheFile implements RowCallbackHandler {

        private @Nullable String number;
        private int firstRow;

        @Override
        public void processRow(ResultSet row) throws SQLException {
            var rowsNumber = row.getString("key_1");
            if (Objects.equals(rowsNumber, number)) {
                badCells.add(
                        SUBSCRIPTIONS,
                        row.getInt("row_no"),
                        Column.SUBSCRIPTION_NUMBER,
                        rowsNumber,
                        "twice-in-file",
                        String.valueOf(firstRow));
            } else {
                number = rowsNumber;
                firstRow = row.getInt("row_no");
            }
        }
    }

    private record Key(String first, String second) {}

    private record First(int row, String value) {}
}
