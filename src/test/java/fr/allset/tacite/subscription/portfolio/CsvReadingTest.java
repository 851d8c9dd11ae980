package fr.allset.tacite.subscription.portfolio;

import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.fee;
import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.fees;
import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.subscription;
import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.subscriptions;
import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.usage;
import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.used;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.allset.tacite.subscription.portfolio.PortfolioCsv.Row;
import fr.allset.tacite.terms.TermsCatalogue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reading of a file — says for every bad cell where it stands and why it is bad. */
class CsvReadingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final int FIFTY_MEGABYTES = 50 * 1024 * 1024;

    private final BadCells badCells = new BadCells();
    private final List<Object[]> staged = new ArrayList<>();
    private int mostAtOnce;

    @Test
    void readsARow() {
        read(PortfolioFile.SUBSCRIPTIONS, subscriptions(subscription("ABO-1")).text());

        assertThat(badCells.listed()).isEmpty();
        assertThat(staged).containsExactly(new Object[] {
            7L,
            2,
            "ABO-1",
            "CLI-001",
            "Ateliers du Ponant",
            "290004175",
            "PROFESSIONAL",
            "Maëlle Kerdoncuff",
            "maelle.kerdoncuff@ateliers-du-ponant.example",
            "BREST",
            "Siège de Brest",
            "14 quai des Tonneliers, 29200 Brest",
            "EXCHANGE_ONLINE|SHAREPOINT_ONLINE",
            LocalDate.of(2025, 3, 1),
            36,
            12_000L,
            30_000L,
            "CP-O365-1",
            null,
            null,
            null,
            null,
            null
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subscription_number;from;monthly_fixed_fee\nABO-1;2026-03-01;12,5\n",
                "\uFEFFsubscription_number;from;monthly_fixed_fee\nABO-1;2026-03-01;12,5\n",
                "subscription_number,from,monthly_fixed_fee\r\nABO-1,2026-03-01,12.50\r\n",
                "Monthly_Fixed_Fee; FROM ;subscription_number\n12.5;01/03/2026;ABO-1",
                "subscription_number;from;monthly_fixed_fee\r\n\n;;\n\"ABO-1\"; 2026-03-01\u00A0;\"12,50\"\r\n\n",
                "subscription_number,from,monthly_fixed_fee\nABO-1,2026-03-01,\"12,5\"\n"
            })
    void readsWhatSpreadsheetsWrite(String text) {
        read(PortfolioFile.FEES, text);

        assertThat(badCells.listed()).isEmpty();
        assertThat(staged).hasSize(1);
        assertThat(staged.get(0)).endsWith("ABO-1", LocalDate.of(2026, 3, 1), 1250L);
    }

    @Test
    void countsRowsAsASpreadsheetDoes() {
        read(
                PortfolioFile.FEES,
                "subscription_number;from;monthly_fixed_fee\n\nABO-1;2026-03-01;1\n;;\nABO-1;never;1\n");

        assertThat(badCells.listed()).extracting(BadCell::row, BadCell::column).containsExactly(tuple(5, "from"));
    }

    @ParameterizedTest(name = "{0} «{1}»: {2}")
    @CsvSource(
            delimiter = '!',
            value = {
                "service_start_date ! 31/02/2026 ! no-such-day",
                "service_start_date ! 2026-02-31 ! no-such-day",
                "service_start_date ! 29/02/2026 ! no-such-day",
                "service_start_date ! 2026-13-01 ! no-such-day",
                "service_start_date ! 1/3/2026 ! not-a-date",
                "service_start_date ! 46082 ! not-a-date",
                "service_start_date ! 2009-12-31 ! too-early",
                "service_start_date ! 2028-11-24 ! too-late",
                "monthly_fixed_fee ! -1 ! negative",
                "monthly_fixed_fee ! -0,01 ! negative",
                "monthly_fixed_fee ! 1e400 ! not-an-amount",
                "monthly_fixed_fee ! NaN ! not-an-amount",
                "monthly_fixed_fee ! =cmd() ! not-an-amount",
                "monthly_fixed_fee ! 1 200,00 ! not-an-amount",
                "monthly_fixed_fee ! 12.345 ! fraction-of-a-cent",
                "monthly_fixed_fee ! 10000000.01 ! too-high",
                "initial_fee ! -300 ! negative",
                "initial_fee ! '' ! empty",
                "initial_period_months ! 0 ! not-a-period",
                "initial_period_months ! 241 ! not-a-period",
                "initial_period_months ! 12.5 ! not-a-period",
                "initial_period_months ! 99999999999 ! not-a-period",
                "components ! Exchange Online|Word Perfect ! unknown-component",
                "components ! Exchange Online| ! unknown-component",
                "components ! '' ! empty",
                "siren ! 290004176 ! siren-check-digit",
                "siren ! 29000417 ! not-a-siren",
                "siren ! '' ! siren-missing",
                "client_kind ! company ! not-a-client-kind",
                "contact_email ! maelle ! not-an-email",
                "contact_email ! maelle@ponant..example ! not-an-email",
                "contact_email ! maelle@ponant ! not-an-email",
                "contact_email ! Maëlle <maelle@ponant.example> ! not-an-email",
                "client_number ! CLI 001 ! not-a-number-of-ours",
                "client_number ! '' ! empty",
                "subscription_number ! ../ABO ! not-a-subscription-number",
                "subscription_number ! =1+1 ! not-a-subscription-number",
                "subscription_number ! ABO-éà ! not-a-subscription-number",
                "client_name ! '  ' ! empty"
            })
    void refuses(String column, String value, String reason) {
        read(
                PortfolioFile.SUBSCRIPTIONS,
                subscriptions(subscription("ABO-1"), subscription("ABO-2").with(column, value))
                        .text());

        assertThat(badCells.listed())
                .extracting(BadCell::file, BadCell::row, BadCell::column, BadCell::value, BadCell::reason)
                .containsExactly(tuple(PortfolioFile.SUBSCRIPTIONS, 3, column, value.strip(), reason));
    }

    @ParameterizedTest(name = "notice of «{0}» «{1}» by «{2}»: {4} in {3}")
    @CsvSource({
        "3,  months, '', notice_source, notice-incomplete",
        "3,  '', CG v3,  notice_unit,   notice-incomplete",
        "'', days, CG v3, notice_period, notice-incomplete",
        "13, mois, CG v3, notice_period, not-a-notice-period",
        "367, jours, CG v3, notice_period, not-a-notice-period",
        "0, days, CG v3, notice_period, not-a-notice-period",
        "1.5, days, CG v3, notice_period, not-a-notice-period",
        "2, weeks, CG v3, notice_unit, not-a-notice-unit"
    })
    void refusesANoticePeriodWithoutItsParts(String number, String unit, String source, String column, String reason) {
        read(
                PortfolioFile.SUBSCRIPTIONS,
                subscriptions(subscription("ABO-1")
                                .with("notice_period", number)
                                .with("notice_unit", unit)
                                .with("notice_source", source))
                        .text());

        assertThat(badCells.listed())
                .extracting(BadCell::column, BadCell::reason)
                .containsExactly(tuple(column, reason));
    }

    @ParameterizedTest(name = "«{0}» is {1} cents")
    @CsvSource(
            delimiter = '!',
            value = {
                "0 ! 0",
                "0,00 ! 0",
                "12 ! 1200",
                "12,5 ! 1250",
                "12.50 ! 1250",
                "12.500 ! 1250",
                "10000000 ! 1000000000",
                "-0 ! 0"
            })
    void readsAmounts(String value, long cents) {
        read(PortfolioFile.FEES, fees(fee("ABO-1", "2026-03-01", value)).text());

        assertThat(badCells.listed()).isEmpty();
        assertThat(staged.get(0)).endsWith(cents);
    }

    @Test
    void knowsComponentsByTheContractsNamesTheirCodesAndTodaysNames() {
        read(
                PortfolioFile.SUBSCRIPTIONS,
                subscriptions(
                                subscription("ABO-1")
                                        .with(
                                                Column.COMPONENTS,
                                                "Office Online | Microsoft Teams|"
                                                        + "OneDrive for Business|EXCHANGE_ONLINE|exchange online|Microsoft 365 Apps"))
                        .text());

        assertThat(badCells.listed()).isEmpty();
        assertThat(staged.get(0)).contains("EXCHANGE_ONLINE|ONEDRIVE|LYNC_ONLINE|OFFICE_365_PROPLUS|OFFICE_ONLINE");
    }

    @Test
    void letsAnAssociationHaveNoSiren() {
        read(
                PortfolioFile.SUBSCRIPTIONS,
                subscriptions(subscription("ABO-1")
                                .with(Column.CLIENT_KIND, "non_professional")
                                .with(Column.SIREN, ""))
                        .text());

        assertThat(badCells.listed()).isEmpty();
    }

    @Test
    void refusesALineBreakInAnAddressOfMailAndInAName() {
        read(
                PortfolioFile.SUBSCRIPTIONS,
                subscriptions(subscription("ABO-1")
                                .with(Column.CONTACT_EMAIL, "maelle@ponant.example\r\nBcc: all@ponant.example")
                                .with(Column.CLIENT_NAME, "Ateliers\ndu Ponant"))
                        .text());

        assertThat(badCells.listed())
                .extracting(BadCell::column, BadCell::reason)
                .containsExactlyInAnyOrder(tuple("client_name", "line-break"), tuple("contact_email", "not-an-email"));
    }

    @Test
    void listsEveryBadCellOfARow() {
        read(PortfolioFile.USAGE, usage(used("ABO 1", "2026-13", "-1")).text());

        assertThat(badCells.listed())
                .extracting(BadCell::column, BadCell::reason)
                .containsExactly(
                        tuple("subscription_number", "not-a-subscription-number"),
                        tuple("month", "no-such-month"),
                        tuple("usage_fee", "negative"));
    }

    @Test
    void namesTheColumnsThatAreMissingUnknownOrThereTwice() {
        read(PortfolioFile.FEES, "subscription_number;From;from;colour\nABO-1;2026-03-01;2026-03-01;blue\n");

        assertThat(staged).isEmpty();
        assertThat(badCells.listed())
                .extracting(BadCell::row, BadCell::column, BadCell::reason)
                .containsExactly(
                        tuple(1, "from", "column-twice"),
                        tuple(1, "colour", "unknown-column"),
                        tuple(1, "monthly_fixed_fee", "missing-column"));
    }

    @Test
    void refusesARowWithCellsTooManyOrTooFew() {
        read(
                PortfolioFile.FEES,
                "subscription_number;from;monthly_fixed_fee\nABO-1;2026-03-01\nABO-1;2026-03-01;1;2\n");

        assertThat(badCells.listed())
                .extracting(BadCell::row, BadCell::reason, BadCell::arguments)
                .containsExactly(tuple(2, "cell-count", List.of("2", "3")), tuple(3, "cell-count", List.of("4", "3")));
    }

    @Test
    void refusesAnEmptyFile() {
        read(PortfolioFile.FEES, "");

        assertThat(badCells.listed()).extracting(BadCell::row, BadCell::reason).containsExactly(tuple(1, "empty-file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "ISO-8859-1"})
    void namesTheLineThatIsNotUtf8(String charset) {
        var text = subscriptions(
                        subscription("ABO-1").with(Column.CONTACT_NAME, "Yann").with(Column.SITE_NAME, "Brest"),
                        subscription("ABO-2").with(Column.CONTACT_NAME, "Maëlle"))
                .text();

        read(PortfolioFile.SUBSCRIPTIONS, text.getBytes(Charset.forName(charset)));

        assertThat(badCells.listed()).extracting(BadCell::row, BadCell::reason).containsExactly(tuple(3, "not-utf-8"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-16, not-utf-8", "UTF-16LE, nul", "UTF-16BE, nul"})
    void refusesUtf16(String charset, String reason) {
        read(PortfolioFile.FEES, fees(fee("ABO-1", "2026-03-01", "1")).text().getBytes(Charset.forName(charset)));

        assertThat(badCells.listed()).extracting(BadCell::row, BadCell::reason).containsExactly(tuple(1, reason));
    }

    @Test
    void refusesBytesThatOnlyAttackersWrite() {
        byte[] overlongSlash = {(byte) 0xC0, (byte) 0xAF};
        read(PortfolioFile.FEES, overlongSlash);

        assertThat(badCells.listed()).extracting(BadCell::reason).containsExactly("not-utf-8");
    }

    @Test
    void refusesAQuoteThatIsNeverClosed() {
        read(
                PortfolioFile.FEES,
                "subscription_number;from;monthly_fixed_fee\nABO-1;2026-03-01;1\n\"ABO-1;2026-03-01;1\n");

        assertThat(badCells.listed()).extracting(BadCell::row, BadCell::reason).containsExactly(tuple(3, "quotes"));
    }

    @Test
    void cutsLongValuesAndListsNoMoreThanAThousandCells() {
        var long200 = "x".repeat(200);
        var text = new StringBuilder("subscription_number;from;monthly_fixed_fee\n");
        for (int row = 2; row <= 5_001; row++) {
            text.append("ABO-1;2026-03-01;").append(long200).append('\n');
        }

        read(PortfolioFile.FEES, text.toString());

        assertThat(badCells.total()).isEqualTo(5_000);
        assertThat(badCells.listed())
                .hasSize(1_000)
                .allSatisfy(cell -> assertThat(cell.value()).hasSize(100));
    }

    @Test
    @Timeout(60)
    void readsLittleOfFiftyMegabytesOfNoise() {
        var random = new Random(1);
        var noise = new Garbage(at -> random.nextInt(256));

        read(PortfolioFile.SUBSCRIPTIONS, noise);

        assertThat(badCells.total()).isEqualTo(1);
        assertThat(noise.handedOut).isLessThan(100_000);
    }

    @Test
    @Timeout(60)
    void readsLittleOfOneLineOfFiftyMegabytes() {
        var line = new Garbage(at -> 'a');

        read(PortfolioFile.SUBSCRIPTIONS, line);

        assertThat(badCells.listed())
                .extracting(BadCell::row, BadCell::reason)
                .containsExactly(tuple(1, "header-too-long"));
        assertThat(line.handedOut).isLessThan(100_000);
    }

    @Test
    @Timeout(60)
    void readsLittleOfAQuoteThatIsStillOpenAfterFiftyMegabytes() {
        var start = "subscription_number;from;monthly_fixed_fee\n\"".getBytes(StandardCharsets.UTF_8);
        var quote = new Garbage(at -> at < start.length ? start[at] : at % 80 == 0 ? '\n' : 'a');

        read(PortfolioFile.FEES, quote);

        assertThat(badCells.listed()).extracting(BadCell::reason).containsExactly("record-too-long");
        assertThat(quote.handedOut).isLessThan(1_000_000);
    }

    @Test
    @Timeout(60)
    void keepsNothingOfFiftyMegabytesOfRowsThatAreAllBad() {
        var start = "subscription_number;from;monthly_fixed_fee\n".getBytes(StandardCharsets.UTF_8);
        var row = "a b;c;d\n".getBytes(StandardCharsets.UTF_8);
        var rows = new Garbage(at -> at < start.length ? start[at] : row[(at - start.length) % row.length]);

        read(PortfolioFile.FEES, rows);

        assertThat(badCells.total()).isGreaterThan(15_000_000);
        assertThat(badCells.listed()).hasSize(1_000);
        assertThat(staged).hasSizeLessThan(1_000);
    }

    @Test
    void stagesAThousandRowsAtATime() {
        var text = new StringBuilder("subscription_number;from;monthly_fixed_fee\n");
        for (int row = 2; row <= 2_501; row++) {
            text.append("ABO-").append(row).append(";2026-03-01;1\n");
        }

        read(PortfolioFile.FEES, text.toString());

        assertThat(staged).hasSize(2_500);
        assertThat(mostAtOnce).isEqualTo(1_000);
    }

    @Property(tries = 300)
    void readsBackWhateverItsFormatCanCarry(@ForAll("names") String customer, @ForAll("names") String site) {
        var fresh = new CsvReadingTest();
        fresh.read(
                PortfolioFile.SUBSCRIPTIONS,
                subscriptions(subscription("ABO-1")
                                .with(Column.CLIENT_NAME, customer)
                                .with(Column.SITE_NAME, site))
                        .text());

        assertThat(fresh.badCells.listed()).isEmpty();
        assertThat(fresh.staged.get(0)[4]).isEqualTo(customer);
        assertThat(fresh.staged.get(0)[10]).isEqualTo(site);
    }

    @Property(tries = 300)
    void neverFailsOnAnyBytes(@ForAll byte[] bytes) {
        var fresh = new CsvReadingTest();
        fresh.read(PortfolioFile.USAGE, bytes);

        assertThat(fresh.badCells.total()).isPositive();
    }

    @Property(tries = 300)
    void hasAReasonForEveryCellThatItDoesNotTake(@ForAll("cells") String cell) {
        var fresh = new CsvReadingTest();
        fresh.read(PortfolioFile.SUBSCRIPTIONS, subscriptions(everywhere(cell)).text());

        assertThat(fresh.badCells.total()).isBetween(0L, 15L);
        assertThat(fresh.badCells.listed())
                .allSatisfy(bad -> assertThat(bad.reason()).isNotBlank());
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("aZ0 é;,\"'’&|ç€")
                .ofMinLength(1)
                .ofMaxLength(60)
                .map(Cells::trimmed)
                .filter(name -> !name.isEmpty());
    }

    @Provide
    Arbitrary<String> cells() {
        return Arbitraries.oneOf(
                Arbitraries.strings().excludeChars('\0').ofMaxLength(30).filter(CsvReadingTest::isText),
                Arbitraries.of(
                        "31/02/2026",
                        "-1",
                        "=1+1",
                        "|",
                        "\"",
                        ";",
                        "Exchange Online|",
                        "\n",
                        "1e5",
                        "٣",
                        "2026-00-00"));
    }

    private static boolean isText(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static Row everywhere(String cell) {
        var row = subscription("ABO-1");
        for (var column : PortfolioFile.SUBSCRIPTIONS.columns()) {
            row = row.with(column, cell);
        }
        return row;
    }

    private void read(PortfolioFile file, String text) {
        read(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private void read(PortfolioFile file, byte[] bytes) {
        read(file, new ByteArrayInputStream(bytes));
    }

    private void read(PortfolioFile file, InputStream bytes) {
        var staging = new Staging(
                (statement, rows) -> {
                    mostAtOnce = Math.max(mostAtOnce, rows.size());
                    staged.addAll(rows);
                },
                TermsCatalogue.load(),
                TODAY,
                7L,
                badCells);
        try {
            new CsvReading(file, badCells).read(bytes, cells -> staging.add(file, cells));
        } catch (IOException unexpected) {
            throw new AssertionError(unexpected);
        }
        staging.flush();
    }

    /** Fifty megabytes that are nowhere but on their way. */
    private static final class Garbage extends InputStream {

        private final IntUnaryOperator bytes;
        private int handedOut;

        Garbage(IntUnaryOperator bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return handedOut == FIFTY_MEGABYTES ? -1 : bytes.applyAsInt(handedOut++) & 0xFF;
        }
    }
}
