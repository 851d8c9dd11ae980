package fr.allset.tacite.billing;

import static java.util.stream.Collectors.toMap;

import fr.allset.tacite.billing.Charge.Kind;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import fr.allset.tacite.persistence.RowMapping;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The charges: written once, read for ever. */
@Repository
@Transactional
public class Charges {

    private static final String COLUMNS = """
            subscription_number, customer_number, kind, source, clause, fee_month, corrects, reason, recorded_by, recorded_at, charged_on,
            amount, vat_percent, calculation""";

    private static final String MATCHING = """
            where (cast(:customer as varchar) is null or charge.customer_number = :customer)
                and (cast(:subscription as varchar) is null or charge.subscription_number = :subscription)
                and (cast(:month as varchar) is null or charge.fee_month = :month)
            """;

    private static final RowMapping<Euros> EUROS = RowMapping.of(Euros.class);
    private static final RowMapping<Charge> CHARGE = RowMapping.of(Charge.class)
            .column("subscription", "subscription_number")
            .column("customer", "customer_number")
            .column("month", "fee_month")
            .column("vatRate", "vat_percent");

    private static final RowMapping<Written> WRITTEN = RowMapping.of(Written.class)
            .column("line.subscription", "subscription_number")
            .column("line.customer", "customer_number")
            .column("line.month", "fee_month")
            .column("line.vatRate", "vat_percent");

    private static final RowMapping<OwnerTotal> OWNER_TOTAL = RowMapping.of(OwnerTotal.class)
            .column("owner.customer", "customer_number")
            .column("owner.month", "fee_month")
            .column("vatRate", "vat_percent");

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;

    Charges(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    // ---- writing

    /** Writes the charge, unless its source has already charged this subscription: the step that charges may be run twice. */
    public void record(NewCharge charge) {
        boolean there = jdbc.sql("""
                                select count(*) from charge
                                where kind = :kind and source = :source and subscription_number = :subscription""")
                        .param("kind", charge.kind())
                        .param("source", charge.source())
                        .param("subscription", charge.subscription())
                        .query(Integer.class)
                        .single()
                > 0;
        if (!there) {
            insert(List.of(charge));
        }
    }

    /** Writes charges that are not there yet. */
    @Transactional(propagation = Propagation.MANDATORY)
    void insert(List<NewCharge> charges) {
        if (charges.isEmpty()) {
            return;
        }
        var now = clock.instant();
        batches.batchUpdate(
                "insert into charge (" + COLUMNS + """
                ) values (:subscription, :customer, :kind, :source, :clause, :month, :corrects, :reason, :recordedBy, :now, :chargedOn,
                    :amount, :vatRate, :calculation)""",
                charges.stream()
                        .map(charge -> new MapSqlParameterSource("subscription", charge.subscription())
                                .addValue("customer", charge.customer())
                                .addValue("kind", charge.kind())
                                .addValue("source", charge.source())
                                .addValue("clause", charge.clause())
                                .addValue("month", charge.month())
                                .addValue("corrects", charge.corrects())
                                .addValue("reason", charge.reason())
                                .addValue("recordedBy", charge.recordedBy())
                                .addValue("now", now)
                                .addValue("chargedOn", charge.chargedOn())
                                .addValue("amount", charge.amount())
                                .addValue("vatRate", charge.vatRate())
                                .addValue("calculation", charge.calculation()))
                        .toArray(MapSqlParameterSource[]::new));
    }

    // ---- what article 3 calls payable

    /**
     * The « Frais Fixes payables au titre du mois » (art. 3): what has been charged for the month, with its corrections. None when
     * nothing has been charged for it.
     */
    @Transactional(readOnly = true)
    public Optional<Euros> fixedFeesPayable(String subscription, YearMonth month) {
        return payable(subscription, Kind.FIXED_FEE, month);
    }

    /** The « Frais d'Utilisation payables au titre du mois » (art. 3), in the same way; the month is the one of the usage. */
    @Transactional(readOnly = true)
    public Optional<Euros> usageFeesPayable(String subscription, YearMonth month) {
        return payable(subscription, Kind.USAGE_FEE, month);
    }

    private Optional<Euros> payable(String subscription, Kind kind, YearMonth month) {
        return jdbc.sql("""
                        select sum(amount) from charge
                        where subscription_number = :subscription and kind = :kind and fee_month = :month
                        having count(*) > 0""")
                .param("subscription", subscription)
                .param("kind", kind)
                .param("month", month)
                .query(EUROS)
                .optional();
    }

    // ---- reading

    @Transactional(readOnly = true)
    public Optional<Charge> find(long id) {
        return jdbc.sql("select * from charge where id = :id")
                .param("id", id)
                .query(CHARGE)
                .optional();
    }

    /** The corrections of a charge, oldest first. */
    @Transactional(readOnly = true)
    public List<Charge> correctionsOf(long id) {
        return jdbc.sql("select * from charge where corrects = :corrects order by id")
                .param("corrects", id)
                .query(CHARGE)
                .list();
    }

    /** The charges of a document, in the order in which they were written. */
    @Transactional(readOnly = true)
    public List<Charge> of(String source) {
        return jdbc.sql("select * from charge where source = :source order by id")
                .param("source", source)
                .query(CHARGE)
                .list();
    }

    /** A page of charges, newest first. */
    @Transactional(readOnly = true)
    public List<Charge> list(ChargeFilter filter, int page, int size) {
        return some(filter, "id desc", (long) page * size, size);
    }

    /** How many of them there are. */
    @Transactional(readOnly = true)
    public long count(ChargeFilter filter) {
        return matching("select count(*) from charge " + MATCHING, filter)
                .query(Long.class)
                .single();
    }

    /**
     * Some charges, the latest month first, in it customer by customer, and each correction after what it corrects.
     *
     * @param start how many are passed over
     */
    @Transactional(readOnly = true)
    public List<Charge> byMonth(ChargeFilter filter, long start, int limit) {
        return some(
                filter,
                "fee_month desc, customer_number, subscription_number, kind, coalesce(corrects, id), id",
                start,
                limit);
    }

    private List<Charge> some(ChargeFilter filter, String order, long start, int limit) {
        return matching(
                        "select * from charge " + MATCHING + " order by " + order + " limit :limit offset :start",
                        filter)
                .param("limit", limit)
                .param("start", start)
                .query(CHARGE)
                .list();
    }

    /**
     * Some charges, in the order in which they were written, so that however many there are can be read without being held.
     *
     * @param after the id of the last one read, 0 at first
     */
    @Transactional(readOnly = true)
    public List<Charge> next(ChargeFilter filter, long after, int limit) {
        return matching("select * from charge " + MATCHING + " and id > :after order by id limit :limit", filter)
                .param("after", after)
                .param("limit", limit)
                .query(CHARGE)
                .list();
    }

    private record Owner(String customer, String name, YearMonth month) {}

    private record OwnerTotal(Owner owner, VatRate vatRate, Euros total) {}

    /** What the filter finds of a month in all, for each customer among {@code customers}. */
    @Transactional(readOnly = true)
    public List<MonthTotal> totals(ChargeFilter filter, Collection<String> customers, Collection<YearMonth> months) {
        if (customers.isEmpty() || months.isEmpty()) {
            return List.of();
        }
        var totals = new LinkedHashMap<Owner, Map<VatRate, Euros>>();
        matching("""
                select charge.customer_number, customer.name, charge.fee_month, charge.vat_percent, sum(charge.amount) as total
                from charge join customer on customer.number = charge.customer_number
                """ + MATCHING + """
                    and charge.customer_number in (:customers) and charge.fee_month in (:months)
                group by charge.customer_number, customer.name, charge.fee_month, charge.vat_percent
                order by charge.fee_month desc, charge.customer_number, charge.vat_percent""", filter)
                .param("customers", Set.copyOf(customers))
                .param("months", Set.copyOf(months))
                .query(OWNER_TOTAL)
                .list()
                .forEach(total -> totals.computeIfAbsent(total.owner(), owner -> new HashMap<>())
                        .put(total.vatRate(), total.total()));
        return totals.entrySet().stream()
                .map(total -> MonthTotal.of(
                        total.getKey().customer(),
                        total.getKey().name(),
                        total.getKey().month(),
                        total.getValue()))
                .toList();
    }

    private StatementSpec matching(String statement, ChargeFilter filter) {
        return jdbc.sql(statement)
                .param("customer", filter.customer())
                .param("subscription", filter.subscription())
                .param("month", filter.month());
    }

    // ---- what has been charged, for whoever charges the rest

    /** The last month for which Frais Fixes have been charged; those for which none have been are not in it. */
    Map<String, YearMonth> lastFixedFees(Collection<String> subscriptions) {
        return jdbc.sql("""
                select subscription_number, max(fee_month) as fee_month from charge
                where subscription_number in (:subscriptions) and kind = 'FIXED_FEE' group by subscription_number
                """).param("subscriptions", subscriptions).query(RowMapping.of(LastMonth.class)).list().stream()
                .collect(toMap(LastMonth::subscriptionNumber, LastMonth::feeMonth));
    }

    private record LastMonth(String subscriptionNumber, YearMonth feeMonth) {}

    /** The months of usage, up to {@code through}, that have been charged, as {@code ABO-0001 2027-02}. */
    Set<String> chargedUsage(Collection<String> subscriptions, YearMonth from, YearMonth through) {
        return new HashSet<>(jdbc.sql("""
                select subscription_number || ' ' || fee_month from charge
                where subscription_number in (:subscriptions) and kind = 'USAGE_FEE' and corrects is null
                    and fee_month between :from and :through""")
                .param("subscriptions", subscriptions)
                .param("from", from)
                .param("through", through)
                .query(String.class)
                .list());
    }

    private record Written(
            NewCharge.Line line,
            @Nullable Long corrects,
            @Nullable String recordedBy,
            Euros amount) {}

    /** The monthly charges of some subscriptions, each with what has been corrected. */
    List<ChargedMonth> chargedMonths(Collection<String> subscriptions) {
        var lines = new LinkedHashMap<Long, ChargedMonth>();
        jdbc.sql("""
                select id, subscription_number, customer_number, kind, source, clause, fee_month, vat_percent, corrects, recorded_by, amount
                from charge
                where subscription_number in (:subscriptions) and kind in ('FIXED_FEE', 'USAGE_FEE') order by id""")
                .param("subscriptions", subscriptions)
                .query(WRITTEN)
                .list()
                .forEach(charge -> {
                    if (charge.corrects() == null) {
                        lines.put(charge.line().id(), new ChargedMonth(charge.line(), charge.amount(), Euros.ZERO, 0));
                    } else {
                        boolean byHand = charge.recordedBy() != null;
                        lines.computeIfPresent(
                                charge.corrects(), (id, line) -> line.corrected(charge.amount(), byHand));
                    }
                });
        return new ArrayList<>(lines.values());
    }
}
