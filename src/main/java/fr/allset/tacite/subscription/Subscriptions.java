package fr.allset.tacite.subscription;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.FixedFeeSchedule.FixedFee;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every subscription that has ever come in, by its number. However many are read, it takes two queries for each five hundred. */
@Repository
public class Subscriptions {

    /** Numbers in one query. */
    private static final int AT_ONCE = 500;

    private static final String FACTS = """
            select s.number, s.components, s.service_start_date, s.initial_period_months, s.initial_fee, s.terms_version, s.ended_on,
                s.non_renewed_from, s.customer_number, c.name as customer_name, c.siren, c.kind, c.contact_name, c.contact_email,
                s.site_code, t.name as site_name, t.address
            from subscription s
            join customer c on c.number = s.customer_number
            join customer_site t on t.customer_number = s.customer_number and t.code = s.site_code
            """;

    private static final String MATCHING = """
            from subscription s
            join customer c on c.number = s.customer_number
            join customer_site t on t.customer_number = s.customer_number and t.code = s.site_code
            where (:everyCustomer or s.customer_number = :customer)
                and (:everyText or lower(s.number) like :text escape '!' or lower(c.number) like :text escape '!'
                    or lower(c.name) like :text escape '!' or lower(t.name) like :text escape '!')
            """;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Subscriptions(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    public Optional<Subscription> find(String number) {
        return Optional.ofNullable(read(List.of(number)).get(number));
    }

    /** That of the customer: another customer's subscription is no more there than one that does not exist. */
    public Optional<Subscription> findOf(String customerNumber, String number) {
        return find(number).filter(subscription -> subscription.customer().number().equals(customerNumber));
    }

    /** Those that exist among {@code numbers}, in the order of their numbers. */
    public List<Subscription> findAll(Collection<String> numbers) {
        return List.copyOf(read(numbers).values());
    }

    /**
     * A page of the list, in the order of the numbers.
     *
     * @param page from 0
     * @param size how many a page holds, at least 1
     */
    @Transactional(readOnly = true)
    public SubscriptionPage page(SubscriptionFilter filter, int page, int size) {
        var parameters = Map.of(
                "everyCustomer", filter.customerNumber().isEmpty(),
                "customer", filter.customerNumber().orElse(""),
                "everyText", filter.text().isBlank(),
                "text", "%" + literally(filter.text().strip().toLowerCase(Locale.ROOT)) + "%");
        long total = jdbc.sql("select count(*) " + MATCHING).params(parameters).query(Long.class).single();
        var numbers = jdbc.sql("select s.number " + MATCHING + " order by s.number limit :size offset :first")
                .params(parameters)
                .param("size", size)
                .param("first", (long) page * size)
                .query(String.class)
                .list();
        var found = read(numbers);
        return new SubscriptionPage(numbers.stream().map(found::get).toList(), page, size, total);
    }

    /**
     * Holds those that exist among {@code numbers} until the transaction ends, and reads them as they are then. Everyone locks in the
     * order of the numbers, so that two who want the same ones wait for each other and never for ever.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Subscription> lock(Collection<String> numbers) {
        for (var some : inParts(numbers)) {
            jdbc.sql("select number from subscription where number in (:numbers) order by number for update")
                    .param("numbers", some)
                    .query(String.class)
                    .list();
        }
        return findAll(numbers);
    }

    /**
     * Ends it, and has its lifecycle end in the same transaction ({@link SubscriptionEnded}).
     *
     * @param endedOn the first day no longer served
     * @return false when there is no such subscription, or its end was decided before
     */
    @Transactional
    public boolean end(String number, LocalDate endedOn) {
        boolean ended = jdbc.sql("update subscription set ended_on = ? where number = ? and ended_on is null")
                .params(endedOn, number)
                .update() == 1;
        if (ended) {
            events.publishEvent(new SubscriptionEnded(number, endedOn));
        }
        return ended;
    }

    /** The numbers of subscriptions that have no lifecycle yet, lowest first, at most {@code limit}. */
    public List<String> awaitingLifecycle(int limit) {
        return jdbc.sql("select number from subscription where lifecycle_started = false order by number limit ?")
                .param(limit)
                .query(String.class)
                .list();
    }

    /** Those {@link #awaitingLifecycle}, held until the transaction ends: whoever asks at the same time waits and gets others. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> lockAwaitingLifecycle(int limit) {
        var numbers = awaitingLifecycle(limit);
        if (numbers.isEmpty()) {
            return numbers;
        }
        return jdbc.sql("""
                        select number from subscription where number in (:numbers) and lifecycle_started = false
                        order by number for update""")
                .param("numbers", numbers)
                .query(String.class)
                .list();
    }

    @Transactional
    public void markLifecycleStarted(Collection<String> numbers) {
        for (var some : inParts(numbers)) {
            jdbc.sql("update subscription set lifecycle_started = true where number in (:numbers)").param("numbers", some).update();
        }
    }

    private SortedMap<String, Subscription> read(Collection<String> numbers) {
        var subscriptions = new TreeMap<String, Subscription>();
        for (var some : inParts(numbers)) {
            var fees = new HashMap<String, List<FixedFee>>();
            jdbc.sql("select subscription_number, valid_from, cents from fixed_fee where subscription_number in (:numbers)")
                    .param("numbers", some)
                    .query((RowCallbackHandler) row -> fees
                            .computeIfAbsent(row.getString("subscription_number"), number -> new ArrayList<>())
                            .add(new FixedFee(row.getObject("valid_from", LocalDate.class), Euros.ofCents(row.getLong("cents")))));
            jdbc.sql(FACTS + "where s.number in (:numbers)")
                    .param("numbers", some)
                    .query((RowCallbackHandler) row -> {
                        var number = row.getString("number");
                        subscriptions.put(number, subscription(row, FixedFeeSchedule.of(fees.getOrDefault(number, List.of()))));
                    });
        }
        return subscriptions;
    }

    private static Subscription subscription(ResultSet row, FixedFeeSchedule fixedFees) throws SQLException {
        var customerNumber = row.getString("customer_number");
        return new Subscription(
                row.getString("number"),
                new Customer(customerNumber, row.getString("customer_name"), row.getString("siren"),
                        CustomerKind.valueOf(row.getString("kind")), row.getString("contact_name"), row.getString("contact_email")),
                new CustomerSite(customerNumber, row.getString("site_code"), row.getString("site_name"), row.getString("address")),
                Component.ofCodes(row.getString("components")),
                row.getObject("service_start_date", LocalDate.class),
                row.getInt("initial_period_months"),
                fixedFees,
                Euros.ofCents(row.getLong("initial_fee")),
                row.getString("terms_version"),
                row.getObject("ended_on", LocalDate.class),
                row.getObject("non_renewed_from", LocalDate.class));
    }

    private static List<List<String>> inParts(Collection<String> numbers) {
        var sorted = List.copyOf(new TreeSet<>(numbers));
        var parts = new ArrayList<List<String>>();
        for (int first = 0; first < sorted.size(); first += AT_ONCE) {
            parts.add(sorted.subList(first, Math.min(first + AT_ONCE, sorted.size())));
        }
        return parts;
    }

    private static String literally(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
