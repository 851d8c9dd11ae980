package fr.allset.tacite.setup;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.CustomerSite;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Set-ups as they are stored, beside their acceptance files, whose rows are the ones that are held. */
@Repository
class Setups {

    private final JdbcClient jdbc;
    private final AcceptanceRequests files;
    private final Clock clock;

    Setups(JdbcClient jdbc, AcceptanceRequests files, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.clock = clock;
    }

    void insert(String number, Customer customer, CustomerSite site, ServiceOrder service) {
        jdbc.sql("""
                insert into setup (number, customer_name, siren, customer_kind, contact_name, contact_email, site_code, site_name,
                    site_address, components, monthly_fixed_fee, initial_fee, initial_period_months, signed_on, wished_start)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        number,
                        customer.name(),
                        customer.siren(),
                        customer.kind().name(),
                        customer.contactName(),
                        customer.contactEmail(),
                        site.code(),
                        site.name(),
                        site.address(),
                        Component.codes(service.components()),
                        service.monthlyFixedFee().cents(),
                        service.initialFee().cents(),
                        service.initialPeriodMonths(),
                        service.signedOn(),
                        service.wishedStart())
                .update();
        for (var work : service.works()) {
            jdbc.sql(
                            "insert into setup_service_request (setup_number, service, status, requested_at) values (?, ?, 'REQUESTED', ?)")
                    .params(number, work.name(), now())
                    .update();
        }
    }

    Optional<Setup> find(String number) {
        return read(List.of(number)).stream().findFirst();
    }

    /** Newest first. */
    List<Setup> list(Optional<String> customerNumber, Optional<AcceptanceStatus> status, int page, int size) {
        return read(files.list(AcceptanceRequest.Kind.SETUP, customerNumber, status, page, size));
    }

    /** The customer that an open set-up describes under this number and that is in no other table yet. */
    Optional<Customer> customerToBe(String customerNumber) {
        return jdbc
                .sql(
                        "select number from acceptance_file where kind = 'SETUP' and status = 'OPEN' and customer_number = ? order by number")
                .param(customerNumber)
                .query(String.class)
                .list()
                .stream()
                .findFirst()
                .flatMap(files::find)
                .map(AcceptanceRequest::customer);
    }

    /** The number of the customer with this SIREN, in the portfolio or in an open set-up. */
    Optional<String> customerWithSiren(String siren) {
        return jdbc.sql("""
                        select number from customer where siren = :siren
                        union select f.customer_number from setup s join acceptance_file f on f.number = s.number
                        where s.siren = :siren and f.status = 'OPEN'""").param("siren", siren).query(String.class).list().stream()
                .findFirst();
    }

    /** The site of that customer that another open set-up describes under this code. */
    Optional<CustomerSite> siteToBe(String customerNumber, String code) {
        return jdbc
                .sql("""
                        select s.site_name, s.site_address from setup s join acceptance_file f on f.number = s.number
                        where f.status = 'OPEN' and f.customer_number = ? and s.site_code = ? order by s.number""")
                .params(customerNumber, code)
                .query((row, index) -> new CustomerSite(customerNumber, code, row.getString(1), row.getString(2)))
                .list()
                .stream()
                .findFirst();
    }

    void replacePrerequisites(String number, List<CheckedPrerequisite> prerequisites) {
        jdbc.sql("delete from setup_prerequisite where setup_number = ?")
                .param(number)
                .update();
        for (var item : prerequisites) {
            jdbc.sql("""
                    insert into setup_prerequisite (setup_number, item, title, state, reservation, version, address, recorded_by)
                    values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            number,
                            item.item(),
                            item.title(),
                            item.state().name(),
                            item.reservation().orElse(null),
                            item.version(),
                            item.address(),
                            item.recordedBy())
                    .update();
        }
        jdbc.sql("update setup set prerequisites_recorded_at = ? where number = ?")
                .params(now(), number)
                .update();
    }

    void commissioned(String number, String subscription, LocalDate startDate) {
        jdbc.sql("update setup set subscription_number = ?, service_start_date = ? where number = ?")
                .params(subscription, startDate, number)
                .update();
    }

    private List<Setup> read(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        var opened = files.read(numbers);
        var prerequisites = new HashMap<String, List<CheckedPrerequisite>>();
        jdbc.sql("select * from setup_prerequisite where setup_number in (:numbers)")
                .param("numbers", numbers)
                .query((RowCallbackHandler) row -> prerequisites
                        .computeIfAbsent(row.getString("setup_number"), n -> new ArrayList<>())
                        .add(prerequisite(row)));
        var works = new HashMap<String, Set<AdditionalWork>>();
        jdbc.sql("select * from setup_service_request where setup_number in (:numbers)")
                .param("numbers", numbers)
                .query((RowCallbackHandler) row -> works.computeIfAbsent(
                                row.getString("setup_number"), n -> EnumSet.noneOf(AdditionalWork.class))
                        .add(AdditionalWork.valueOf(row.getString("service"))));
        Map<String, Setup> found = new LinkedHashMap<>();
        jdbc.sql("""
                        select s.*, c.number as known_number from setup s join acceptance_file f on f.number = s.number
                        left join customer c on c.number = f.customer_number where s.number in (:numbers)""").param("numbers", numbers).query((RowCallbackHandler) row -> {
            var number = row.getString("number");
            found.put(
                    number,
                    setup(
                            row,
                            opened.get(number),
                            prerequisites.getOrDefault(number, List.of()),
                            works.getOrDefault(number, Set.of())));
        });
        return numbers.stream().filter(found::containsKey).map(found::get).toList();
    }

    private static Setup setup(
            ResultSet row,
            @Nullable AcceptanceRequest file,
            List<CheckedPrerequisite> prerequisites,
            Set<AdditionalWork> works)
            throws SQLException {
        if (file == null) {
            throw new IllegalStateException("a set-up has its file: " + row.getString("number"));
        }
        var subscription = row.getString("subscription_number");
        var started = row.getObject("service_start_date", LocalDate.class);
        return new Setup(
                file.number(),
                file,
                row.getString("known_number") != null,
                new CustomerSite(
                        file.customer().number(),
                        row.getString("site_code"),
                        row.getString("site_name"),
                        row.getString("site_address")),
                Component.ofCodes(row.getString("components")),
                Euros.ofCents(row.getLong("monthly_fixed_fee")),
                Euros.ofCents(row.getLong("initial_fee")),
                row.getInt("initial_period_months"),
                row.getObject("signed_on", LocalDate.class),
                row.getObject("wished_start", LocalDate.class),
                AcceptanceRequests.instant(row, "prerequisites_recorded_at"),
                prerequisites,
                works,
                subscription == null ? Optional.empty() : Optional.of(new Setup.Started(subscription, started)));
    }

    private static CheckedPrerequisite prerequisite(ResultSet row) throws SQLException {
        return new CheckedPrerequisite(
                row.getString("item"),
                row.getString("title"),
                PrerequisiteState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("reservation")),
                row.getString("version"),
                row.getString("address"),
                row.getString("recorded_by"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
