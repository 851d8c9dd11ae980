package fr.allset.tacite.subscription;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.FixedFeeSchedule.FixedFee;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
                s.non_renewed_from, s.planned_end, s.uninformed_renewal, s.charged_from, s.customer_number, c.name as customer_name, c.siren, c.kind, c.contact_name, c.contact_email,
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
    private final Customers customers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Subscriptions(JdbcClient jdbc, Customers customers, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.events = events;
        this.clock = clock;
    }

    public Optional<Subscription> find(String number) {
        return Optional.ofNullable(read(List.of(number)).get(number));
    }

    /** That of the customer: another customer's subscription is no more there than one that does not exist. */
    public Optional<Subscription> findOf(String customerNumber, String number) {
        return find(number)
                .filter(subscription -> subscription.customer().number().equals(customerNumber));
    }

    /** Those that exist among {@code numbers}, in the order of their numbers. */
    public List<Subscription> findAll(Collection<String> numbers) {
        return List.copyOf(read(numbers).values());
    }

    /** When those that exist among {@code numbers} are served and under which terms, without their fees: for many at once. */
    @Transactional(readOnly = true)
    public Map<String, ServedTime> servedTimes(Collection<String> numbers) {
        var times = new HashMap<String, ServedTime>();
        for (var some : inParts(numbers)) {
            jdbc.sql("""
                            select number, customer_number, service_start_date, terms_version, ended_on, planned_end, non_renewed_from
                            from subscription where number in (:numbers)""").param("numbers", some).query((RowCallbackHandler) row -> times.put(
                    row.getString("number"),
                    new ServedTime(
                            row.getString("number"),
                            row.getString("customer_number"),
                            row.getObject("service_start_date", LocalDate.class),
                            end(row),
                            row.getString("terms_version"))));
        }
        return times;
    }

    private static @Nullable LocalDate end(ResultSet row) throws SQLException {
        var ended = row.getObject("ended_on", LocalDate.class);
        var planned = row.getObject("planned_end", LocalDate.class);
        var nonRenewed = row.getObject("non_renewed_from", LocalDate.class);
        return ended != null
                ? ended
                : planned == null || nonRenewed != null && nonRenewed.isBefore(planned) ? nonRenewed : planned;
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
        long total = jdbc.sql("select count(*) " + MATCHING)
                .params(parameters)
                .query(Long.class)
                .single();
        var numbers = jdbc.sql("select s.number " + MATCHING + " order by s.number limit :size offset :first")
                .params(parameters)
                .param("size", size)
                .param("first", (long) page * size)
                .query(String.class)
                .list();
        Map<String, Subscription> found = read(numbers);
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
     * Puts a new subscription in service: its Période Initiale begins (art. 5). Its number is the next of the series
     * {@code ABO-2027-000001}.
     *
     * @return its number
     */
    @Transactional
    public String commission(NewSubscription commissioned) {
        customers.addMissing(commissioned.customer(), commissioned.site());
        var number = nextNumber(commissioned.serviceStartDate().getYear());
        jdbc.sql("""
                        insert into subscription (number, customer_number, site_code, components, service_start_date,
                            initial_period_months, initial_fee, terms_version, charged_from, setup_number, lifecycle_started)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true)""")
                .params(
                        number,
                        commissioned.customer().number(),
                        commissioned.site().code(),
                        Component.codes(commissioned.components()),
                        commissioned.serviceStartDate(),
                        commissioned.initialPeriodMonths(),
                        commissioned.initialFee().cents(),
                        commissioned.termsVersion(),
                        commissioned.serviceStartDate(),
                        commissioned.setupNumber())
                .update();
        jdbc.sql("""
                        insert into fixed_fee_record (subscription_number, valid_from, cents, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?)""")
                .params(
                        number,
                        commissioned.serviceStartDate(),
                        commissioned.monthlyFixedFee().cents(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        commissioned.by())
                .update();
        events.publishEvent(new SubscriptionCommissioned(number, commissioned.setupNumber()));
        events.publishEvent(new ServiceStarted(number, commissioned.serviceStartDate()));
        return number;
    }

    private String nextNumber(int year) {
        String number;
        do {
            long next = jdbc.sql("select nextval('subscription_number')")
                    .query(Long.class)
                    .single();
            number = String.format(Locale.ROOT, "ABO-%d-%06d", year, next);
        } while (!read(List.of(number)).isEmpty());
        return number;
    }

    /** The Date de Mise en Service that a file had announced has come. */
    @Transactional
    public void startService(String number) {
        var started = find(number).orElseThrow();
        events.publishEvent(new ServiceStarted(number, started.serviceStartDate()));
    }

    /** The day on which a subscription was taken over that had been in service before; none for one that began under Tacite. */
    public Optional<LocalDate> takenOverOn(String number) {
        return jdbc.sql("""
                        select cast(i.received_at as date)
                        from subscription s join portfolio_import i on i.id = s.imported_by
                        where s.number = ? and s.service_start_date <= cast(i.received_at as date)""").param(number).query(LocalDate.class).optional();
    }

    /**
     * How a subscription came in by a file.
     *
     * @param by the login of whoever sent the file in
     */
    public record Registration(Instant at, String by) {}

    /** The import that a subscription came in by; none when it comes from a set-up. */
    public Optional<Registration> registrationOf(String number) {
        return jdbc.sql("""
                        select i.received_at, i.received_by from subscription s join portfolio_import i on i.id = s.imported_by
                        where s.number = ?""")
                .param(number)
                .query((row, index) -> new Registration(
                        row.getObject("received_at", OffsetDateTime.class).toInstant(), row.getString("received_by")))
                .optional();
    }

    /** The set-up that a subscription comes from; none when it came in by a file. */
    public Optional<String> setupOf(String number) {
        return jdbc.sql("select setup_number from subscription where number = ? and setup_number is not null")
                .param(number)
                .query(String.class)
                .optional();
    }

    /**
     * Ends it, and has its lifecycle end in the same transaction ({@link SubscriptionEnded}).
     *
     * @param endedOn the first day no longer served
     * @return false when there is no such subscription, or its end was decided before
     */
    @Transactional
    public boolean end(String number, LocalDate endedOn, EndCause cause) {
        return end(number, endedOn, cause, false);
    }

    /** As {@link #end}, by its lifecycle itself, which stands at the term: the period is not renewed (art. 5). */
    @Transactional
    public boolean endAtTerm(String number, LocalDate term) {
        return end(number, term, EndCause.NON_RENEWAL, true);
    }

    private boolean end(String number, LocalDate endedOn, EndCause cause, boolean atTerm) {
        boolean ended = jdbc.sql(
                                "update subscription set ended_on = ?, planned_end = null where number = ? and ended_on is null")
                        .params(endedOn, number)
                        .update()
                == 1;
        if (ended) {
            events.publishEvent(new SubscriptionEnded(number, endedOn, cause, atTerm));
        }
        return ended;
    }

    /** A termination has been confirmed: the service is to end on that day, the first one no longer served. */
    @Transactional
    public void planEnd(Collection<String> numbers, LocalDate effectiveDate) {
        for (var some : inParts(numbers)) {
            jdbc.sql("update subscription set planned_end = :day where number in (:numbers)")
                    .param("day", effectiveDate)
                    .param("numbers", some)
                    .update();
        }
    }

    /** The termination does not take place after all. */
    @Transactional
    public void withdrawPlannedEnd(Collection<String> numbers) {
        for (var number : numbers) {
            if (jdbc.sql("update subscription set planned_end = null where number = ? and planned_end is not null")
                            .param(number)
                            .update()
                    == 1) {
                events.publishEvent(new PlannedEndWithdrawn(number));
            }
        }
    }

    /** Puts a non-renewal on file: the first day after the period that is not renewed; null takes it back. */
    @Transactional
    public void nonRenewFrom(String number, @Nullable LocalDate term) {
        jdbc.sql("update subscription set non_renewed_from = ? where number = ?")
                .params(term, number)
                .update();
        events.publishEvent(new NonRenewalChanged(number));
    }

    /** A renewal has begun of which a non-professional had not been told in time. */
    @Transactional
    public void renewedUninformed(String number, LocalDate renewalFirstDay) {
        jdbc.sql("update subscription set uninformed_renewal = ? where number = ?")
                .params(renewalFirstDay, number)
                .update();
        events.publishEvent(new RenewalUninformed(number));
    }

    /**
     * The numbers, lowest first, of those that have been served on a day from {@code firstDay} to {@code lastDay}, or are still.
     *
     * @param after only higher numbers
     * @param limit how many at most
     */
    public List<String> servedSince(LocalDate firstDay, LocalDate lastDay, String after, int limit) {
        return jdbc.sql("""
                        select number from subscription
                        where number > ? and service_start_date <= ? and (ended_on is null or ended_on > ?)
                        order by number limit ?""")
                .params(after, lastDay, firstDay, limit)
                .query(String.class)
                .list();
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
                        order by number for update""").param("numbers", numbers).query(String.class).list();
    }

    @Transactional
    public void markLifecycleStarted(Collection<String> numbers) {
        for (var some : inParts(numbers)) {
            jdbc.sql("update subscription set lifecycle_started = true where number in (:numbers)")
                    .param("numbers", some)
                    .update();
        }
    }

    private SortedMap<String, Subscription> read(Collection<String> numbers) {
        var subscriptions = new TreeMap<String, Subscription>();
        for (var some : inParts(numbers)) {
            // the table and not its view, which H2 would evaluate as a whole: a later statement takes the place of an
            // earlier one
            var fees = new HashMap<String, Map<LocalDate, FixedFee>>();
            jdbc.sql("""
                            select subscription_number, valid_from, cents from fixed_fee_record
                            where subscription_number in (:numbers) order by id""").param("numbers", some).query((RowCallbackHandler) row -> {
                var from = row.getObject("valid_from", LocalDate.class);
                fees.computeIfAbsent(row.getString("subscription_number"), number -> new HashMap<>())
                        .put(from, new FixedFee(from, Euros.ofCents(row.getLong("cents"))));
            });
            jdbc.sql(FACTS + "where s.number in (:numbers)")
                    .param("numbers", some)
                    .query((RowCallbackHandler) row -> {
                        var number = row.getString("number");
                        subscriptions.put(
                                number,
                                subscription(
                                        row,
                                        FixedFeeSchedule.of(fees.getOrDefault(number, Map.of())
                                                .values())));
                    });
        }
        return subscriptions;
    }

    private static Subscription subscription(ResultSet row, FixedFeeSchedule fixedFees) throws SQLException {
        var customerNumber = row.getString("customer_number");
        return new Subscription(
                row.getString("number"),
                new Customer(
                        customerNumber,
                        row.getString("customer_name"),
                        row.getString("siren"),
                        CustomerKind.valueOf(row.getString("kind")),
                        row.getString("contact_name"),
                        row.getString("contact_email")),
                new CustomerSite(
                        customerNumber,
                        row.getString("site_code"),
                        row.getString("site_name"),
                        row.getString("address")),
                Component.ofCodes(row.getString("components")),
                row.getObject("service_start_date", LocalDate.class),
                row.getInt("initial_period_months"),
                fixedFees,
                Euros.ofCents(row.getLong("initial_fee")),
                row.getString("terms_version"),
                row.getObject("ended_on", LocalDate.class),
                row.getObject("non_renewed_from", LocalDate.class),
                row.getObject("planned_end", LocalDate.class),
                row.getObject("uninformed_renewal", LocalDate.class),
                row.getObject("charged_from", LocalDate.class));
    }

    private static List<List<String>> inParts(Collection<String> numbers) {
        // a character that PostgreSQL refuses to compare with is in none of its numbers
        var sorted = numbers.stream()
                .filter(number -> number.indexOf('\0') < 0)
                .sorted()
                .distinct()
                .toList();
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
