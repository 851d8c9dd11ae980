package fr.allset.tacite.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DisplayName("A row as a record")
class RowMappingTest {

    private static final Instant FINE = Instant.parse("2027-02-03T10:11:12.345678912Z");
    private static final Instant STORED = Instant.parse("2027-02-03T10:11:12.345Z");

    private StoringJdbcTemplate template;
    private JdbcClient jdbc;

    enum Kind {
        FIRST,
        SECOND
    }

    enum Roman implements StoredByCode {
        I,
        IV;

        @Override
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Days(LocalDate firstDay, @Nullable LocalDate lastDay) {}

    record Fact(
            String number,
            YearMonth month,
            Instant at,
            Euros amount,
            VatRate rate,
            Kind kind,
            @Nullable Roman roman,
            Set<Kind> kinds,
            @Nullable Days days,
            Optional<String> remark,
            int count,
            @Nullable Boolean met) {}

    private static final RowMapping<Fact> FACT = RowMapping.of(Fact.class)
            .column("month", "fee_month")
            .column("at", "happened_at")
            .column("days.lastDay", "final_day")
            .column("rate", "vat_percent");

    private static final String INSERT = """
            insert into fact (met, count, number, fee_month, happened_at, amount, vat_percent, kind, roman, kinds,
                first_day, final_day, remark)
            values (:met, :count, :number, :month, :at, :amount, :rate, :kind, :roman, :kinds, :firstDay, :lastDay, :remark)""";

    @BeforeEach
    void aTable() {
        template = new StoringJdbcTemplate(new JdbcTemplate(
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1")));
        jdbc = JdbcClient.create(template);
        jdbc.sql("""
                create table fact (met boolean, count int, number varchar(20), fee_month varchar(7), happened_at timestamp with time zone,
                    amount bigint, vat_percent varchar(9), kind varchar(9), roman varchar(9), kinds varchar(30), first_day date,
                    final_day date, remark varchar(30))""").update();
    }

    private static MapSqlParameterSource fact() {
        return new MapSqlParameterSource("number", "F-1")
                .addValue("month", YearMonth.of(2027, 2))
                .addValue("at", FINE)
                .addValue("amount", Euros.of("12.34"))
                .addValue("rate", VatRate.of("20"))
                .addValue("kind", Kind.SECOND)
                .addValue("roman", Roman.IV)
                .addValue("kinds", "FIRST|SECOND")
                .addValue("firstDay", LocalDate.of(2027, 2, 1))
                .addValue("lastDay", null)
                .addValue("remark", Optional.of("vu"))
                .addValue("count", 3)
                .addValue("met", true);
    }

    private void insert(SqlParameterSource... facts) {
        template.batchUpdate(INSERT, facts);
    }

    @Test
    @DisplayName("is read by the names of its components, with every value as it was given")
    void readsByName() {
        jdbc.sql(INSERT).paramSource(fact()).update();
        assertThat(jdbc.sql("select * from fact").query(FACT).single())
                .isEqualTo(new Fact(
                        "F-1",
                        YearMonth.of(2027, 2),
                        STORED,
                        Euros.of("12.34"),
                        VatRate.of("20"),
                        Kind.SECOND,
                        Roman.IV,
                        Set.of(Kind.FIRST, Kind.SECOND),
                        new Days(LocalDate.of(2027, 2, 1), null),
                        Optional.of("vu"),
                        3,
                        true));
    }

    @Test
    @DisplayName("is what a record's components are written to, by their names")
    void writesARecord() {
        record Line(
                String number,
                YearMonth month,
                Instant at,
                Euros amount,
                VatRate rate,
                Kind kind,
                @Nullable Roman roman,
                String kinds,
                @Nullable LocalDate firstDay,
                @Nullable LocalDate lastDay,
                Optional<String> remark,
                int count,
                @Nullable Boolean met) {}
        jdbc.sql(INSERT)
                .paramSource(new Line(
                        "F-2",
                        YearMonth.of(2027, 2),
                        FINE,
                        Euros.ZERO,
                        VatRate.of("5.5"),
                        Kind.FIRST,
                        null,
                        "",
                        null,
                        null,
                        Optional.empty(),
                        0,
                        null))
                .update();
        assertThat(jdbc.sql("select * from fact").query(FACT).single())
                .isEqualTo(new Fact(
                        "F-2",
                        YearMonth.of(2027, 2),
                        STORED,
                        Euros.ZERO,
                        VatRate.of("5.5"),
                        Kind.FIRST,
                        null,
                        Set.of(),
                        null,
                        Optional.empty(),
                        0,
                        null));
    }

    @Test
    @DisplayName("is found again by each of its values, and by several of a kind")
    void comparesStoredValues() {
        insert(fact(), fact().addValue("number", "F-2").addValue("kind", Kind.FIRST));
        assertThat(jdbc.sql("""
                        select number from fact
                        where happened_at = :at and fee_month in (:months) and kind in (:kinds) and amount = :amount and roman = :roman""")
                        .param("at", FINE)
                        .param("months", List.of(YearMonth.of(2027, 1), YearMonth.of(2027, 2)))
                        .param("kinds", Set.of(Kind.SECOND))
                        .param("amount", Euros.of("12.34"))
                        .param("roman", Roman.IV)
                        .query(String.class)
                        .list())
                .containsExactly("F-1");
    }

    @Test
    @DisplayName("of a single column is a value")
    void readsAValue() {
        insert(fact());
        assertThat(jdbc.sql("select max(fee_month) from fact")
                        .query(RowMapping.of(YearMonth.class))
                        .single())
                .isEqualTo(YearMonth.of(2027, 2));
    }

    @Test
    @DisplayName("may hold something that is made of the whole row")
    void makesAComponentOfTheRow() {
        insert(fact());
        record Brief(String number, String words) {}
        var brief = RowMapping.of(Brief.class)
                .with("words", row -> row.get("kind", Kind.class) + " " + row.orNull("final_day", LocalDate.class));
        assertThat(jdbc.sql("select * from fact").query(brief).single()).isEqualTo(new Brief("F-1", "SECOND null"));
    }

    @Test
    @DisplayName("that lacks what a component needs is an error that names it")
    void namesWhatIsMissing() {
        insert(fact().addValue("amount", null));
        assertThatThrownBy(() -> jdbc.sql("select * from fact").query(FACT).single())
                .hasMessageContaining("Fact.amount is empty in this row");
        assertThatThrownBy(() -> jdbc.sql("select number from fact").query(FACT).single())
                .hasMessageContaining("Fact.month")
                .hasMessageContaining("fee_month");
        jdbc.sql("update fact set kind = 'THIRD'").update();
        assertThatThrownBy(() -> jdbc.sql("select * from fact").query(FACT).single())
                .hasMessageContaining("Fact.kind")
                .hasMessageContaining("no Kind is stored as THIRD");
    }

    @Test
    @DisplayName("holds an instant in whole milliseconds, also one that a former release has stored more finely")
    void readsWholeMilliseconds() {
        insert(fact());
        jdbc.sql("update fact set happened_at = timestamp with time zone '2027-02-03 10:11:12.345678+00:00'")
                .update();
        assertThat(jdbc.sql("select happened_at from fact")
                        .query(RowMapping.of(Instant.class))
                        .single())
                .isEqualTo(STORED);
    }
}
