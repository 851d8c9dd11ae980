package fr.allset.tacite.subscription;

import fr.allset.tacite.persistence.NumberSeries;
import fr.allset.tacite.persistence.Page;
import fr.allset.tacite.persistence.Row;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.persistence.TextSearch;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.subscription.FixedFeeSchedule.FixedFee;
import fr.allset.tacite.time.ContractTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every subscription that has ever come in, by its number. However many are read, it takes two queries for each five hundred. */
@Repository
public class Subscriptions {

    /** Numbers in one query. */
    private static final int AT_ONCE = 500;

    private static final NumberSeries NUMBERS = new NumberSeries("ABO", "subscription_number");

    private static final String FACTS = """
            select s.number, s.components, s.service_start_date, s.initial_period_months, s.initial_fee, s.terms_version, s.agreed_readings,
                s.ended_on, s.non_renewed_from, s.planned_end, s.uninformed_renewal, s.charged_from,
                s.notice_number, s.notice_unit, s.notice_source,
                s.customer_number, c.name as customer_name, c.siren, c.kind, c.contact_name, c.contact_email,
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
                and (:everyText or %s)
            """.formatted(TextSearch.in("s.number", "c.number", "c.name", "t.name"));

    private static final RowMapping<Subscription> SUBSCRIPTION = RowMapping.of(Subscription.class)
            .column("customer.number", "customer_number")
            .column("customer.name", "customer_name")
            .column("site.code", "site_code")
            .column("site.name", "site_name")
            .column("notice.number", "notice_number")
            .column("notice.unit", "notice_unit")
            .column("notice.source", "notice_source");

    private static final RowMapping<StatedFee> STATED_FEE =
            RowMapping.of(StatedFee.class).column("fee.from", "valid_from").column("fee.amount", "cents");

    private static final RowMapping<ServedTime> SERVED_TIME = RowMapping.of(ServedTime.class)
            .column("customer", "customer_number")
            .column("start", "service_start_date")
            .with("end", Subscriptions::end);

    private static final RowMapping<Registration> REGISTRATION =
            RowMapping.of(Registration.class).column("at", "received_at").column("by", "received_by");

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
                            select number, customer_number, service_start_date, terms_version, agreed_readings, ended_on, planned_end,
                                non_renewed_from
                            from subscription where number in (:numbers)""")
                    .param("numbers", some)
                    .query(SERVED_TIME)
                    .list()
                    .forEach(time -> times.put(time.number(), time));
        }
        return times;
    }

    private static @Nullable LocalDate end(Row row) throws SQLException {
        var ended = row.orNull("ended_on", LocalDate.class);
        var planned = row.orNull("planned_end", LocalDate.class);
        var nonRenewed = row.orNull("non_renewed_from", LocalDate.class);
        return ended != null
                ? ended
                : planned == null || (nonRenewed != null && nonRenewed.isBefore(planned)) ? nonRenewed : planned;
    }

    /**
     * A page of the list, in the order of the numbers.
     *
     * @param page from 0
     * @param size how many a page holds, at least 1
     */
    @Transactional(readOnly = true)
    public Page<Subscription> page(SubscriptionFilter filter, int page, int size) {
        var parameters = Map.of(
                "everyCustomer", filter.customerNumber().isEmpty(),
                "customer", filter.customerNumber().orElse(""),
                "everyText", filter.text().isBlank(),
                "text", TextSearch.pattern(filter.text()));
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
        return new Page<>(numbers.stream().map(found::get).toList(), page, size, total);
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
                            initial_period_months, initial_fee, terms_version, agreed_readings, charged_from, setup_number,
                            lifecycle_started, notice_number, notice_unit, notice_source)
                        values (:number, :customer, :siteCode, :components, :serviceStartDate, :initialPeriodMonths, :initialFee,
                            :termsVersion, :agreedReadings, :serviceStartDate, :setupNumber, false,
                            :noticeNumber, :noticeUnit, :noticeSource)""")
                .param("number", number)
                .param("customer", commissioned.customer().number())
                .param("siteCode", commissioned.site().code())
                .param("components", Component.codes(commissioned.components()))
                .param("serviceStartDate", commissioned.serviceStartDate())
                .param("initialPeriodMonths", commissioned.initialPeriodMonths())
                .param("initialFee", commissioned.initialFee())
                .param("termsVersion", commissioned.agreedTerms().version())
                .param("agreedReadings", commissioned.agreedTerms().readings().stored())
                .param("setupNumber", commissioned.setupNumber())
                .param(
                        "noticeNumber",
                        commissioned.notice().map(NoticePeriod::number).orElse(null))
                .param(
                        "noticeUnit",
                        commissioned.notice().map(NoticePeriod::unit).orElse(null))
                .param(
                        "noticeSource",
                        commissioned.notice().map(NoticePeriod::source).orElse(null))
                .update();
        jdbc.sql("""
                        insert into fixed_fee_record (subscription_number, valid_from, cents, recorded_at, recorded_by)
                        values (:subscription, :validFrom, :cents, :recordedAt, :recordedBy)""")
                .param("subscription", number)
                .param("validFrom", commissioned.serviceStartDate())
                .param("cents", commissioned.monthlyFixedFee())
                .param("recordedAt", clock.instant())
                .param("recordedBy", commissioned.by())
                .update();
        events.publishEvent(new SubscriptionCommissioned(number, commissioned.setupNumber()));
        events.publishEvent(new ServiceStarted(number, commissioned.serviceStartDate()));
        return number;
    }

    private String nextNumber(int year) {
        String number;
        do {
            number = NUMBERS.next(jdbc, year);
        } while (!read(List.of(number)).isEmpty());
        return number;
    }

    /**
     * The Date de Mise en Service that a file had announced has come.
     *
     * @throws OutOfTurn before that date
     */
    @Transactional
    public void startService(String number) {
        var started = find(number).orElseThrow();
        if (ContractTime.today(clock).isBefore(started.serviceStartDate())) {
            throw new OutOfTurn(
                    "The service of " + number + " starts on " + started.serviceStartDate() + " and not before",
                    ContractTime.startOf(started.serviceStartDate()));
        }
        events.publishEvent(new ServiceStarted(number, started.serviceStartDate()));
    }

    /** The day on which a subscription was taken over that had been in service before; none for one that began under Tacite. */
    public Optional<LocalDate> takenOverOn(String number) {
        return jdbc.sql("""
                        select cast(i.received_at as date)
                        from subscription s join portfolio_import i on i.id = s.imported_by
                        where s.number = :number
                            and s.service_start_date <=
                                cast(i.received_at as date)""").param("number", number).query(LocalDate.class).optional();
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
                        where s.number = :number""").param("number", number).query(REGISTRATION).optional();
    }

    /** The set-up that a subscription comes from; none when it came in by a file. */
    public Optional<String> setupOf(String number) {
        return jdbc.sql("select setup_number from subscription where number = :number and setup_number is not null")
                .param("number", number)
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
        boolean ended =
                jdbc.sql("""
                        update subscription set ended_on = :endedOn, planned_end = null
                        where number = :number and ended_on is null""").param("endedOn", endedOn).param("number", number).update() == 1;
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
            if (jdbc.sql(
                                    "update subscription set planned_end = null where number = :number and planned_end is not null")
                            .param("number", number)
                            .update()
                    == 1) {
                events.publishEvent(new PlannedEndWithdrawn(number));
            }
        }
    }

    /** Puts a non-renewal on file: the first day after the period that is not renewed; null takes it back. */
    @Transactional
    public void nonRenewFrom(String number, @Nullable LocalDate term) {
        jdbc.sql("update subscription set non_renewed_from = :nonRenewedFrom where number = :number")
                .param("nonRenewedFrom", term)
                .param("number", number)
                .update();
        events.publishEvent(new NonRenewalChanged(number));
    }

    /** A renewal has begun of which a non-professional had not been told in time. */
    @Transactional
    public void renewedUninformed(String number, LocalDate renewalFirstDay) {
        jdbc.sql("update subscription set uninformed_renewal = :uninformedRenewal where number = :number")
                .param("uninformedRenewal", renewalFirstDay)
                .param("number", number)
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
                        where number > :number and service_start_date <= :serviceStartDate and (ended_on is null or ended_on > :endedOn)
                        order by number limit :limit""")
                .param("number", after)
                .param("serviceStartDate", lastDay)
                .param("endedOn", firstDay)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** The numbers of subscriptions that have no lifecycle yet, lowest first, at most {@code limit}. */
    public List<String> awaitingLifecycle(int limit) {
        return jdbc.sql("select number from subscription where lifecycle_started = false order by number limit :limit")
                .param("limit", limit)
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

    /**
     * The life of a subscription begins, once; whoever begins it at the same moment waits until this transaction ends.
     *
     * @throws OutOfTurn when it has begun, or there is no such subscription
     */
    @Transactional
    public void beginLifecycle(String number) {
        if (jdbc.sql(
                                "update subscription set lifecycle_started = true where number = :number and lifecycle_started = false")
                        .param("number", number)
                        .update()
                == 0) {
            throw new OutOfTurn("The life of " + number + " has begun already: it has one and no second");
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
                            where subscription_number in (:numbers) order by id""")
                    .param("numbers", some)
                    .query(STATED_FEE)
                    .list()
                    .forEach(stated -> fees.computeIfAbsent(stated.subscriptionNumber(), number -> new HashMap<>())
                            .put(stated.fee().from(), stated.fee()));
            jdbc.sql(FACTS + "where s.number in (:numbers)")
                    .param("numbers", some)
                    .query(SUBSCRIPTION.with(
                            "fixedFees",
                            row -> FixedFeeSchedule.of(fees.getOrDefault(row.get("number", String.class), Map.of())
                                    .values())))
                    .list()
                    .forEach(subscription -> subscriptions.put(subscription.number(), subscription));
        }
        return subscriptions;
    }

    private static List<List<String>> inParts(Collection<String> numbers) {
        var sorted = numbers.stream().sorted().distinct().toList();
        var parts = new ArrayList<List<String>>();
        for (int first = 0; first < sorted.size(); first += AT_ONCE) {
            parts.add(sorted.subList(first, Math.min(first + AT_ONCE, sorted.size())));
        }
        return parts;
    }

    private record StatedFee(String subscriptionNumber, FixedFee fee) {}
}
