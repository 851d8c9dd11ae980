package fr.allset.tacite.setup;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.CustomerSite;
import fr.allset.tacite.subscription.NoticePeriod;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Set-ups as they are stored, beside their acceptance files, whose rows are the ones that are held. */
@Repository
class Setups {

    private static final RowMapping<Setup> SETUP = RowMapping.of(Setup.class)
            .with("knownCustomer", row -> row.orNull("known_number", String.class) != null)
            .column("site.code", "site_code")
            .column("site.name", "site_name")
            .column("site.address", "site_address")
            .column("service.startDate", "service_start_date")
            .column("notice.number", "notice_number")
            .column("notice.unit", "notice_unit")
            .column("notice.source", "notice_source");

    private record Checked(String setupNumber, CheckedPrerequisite prerequisite) {}

    private record Ordered(String setupNumber, AdditionalWork service) {}

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
                    site_address, components, monthly_fixed_fee, initial_fee, initial_period_months, signed_on, wished_start,
                    agreed_readings, notice_number, notice_unit, notice_source)
                values (:number, :customerName, :siren, :customerKind, :contactName, :contactEmail, :siteCode,
                    :siteName, :siteAddress, :components, :monthlyFixedFee, :initialFee, :initialPeriodMonths,
                    :signedOn, :wishedStart, :agreedReadings, :noticeNumber, :noticeUnit, :noticeSource)""")
                .param("number", number)
                .param("customerName", customer.name())
                .param("siren", customer.siren())
                .param("customerKind", customer.kind())
                .param("contactName", customer.contactName())
                .param("contactEmail", customer.contactEmail())
                .param("siteCode", site.code())
                .param("siteName", site.name())
                .param("siteAddress", site.address())
                .param("components", Component.codes(service.components()))
                .param("monthlyFixedFee", service.monthlyFixedFee())
                .param("initialFee", service.initialFee())
                .param("initialPeriodMonths", service.initialPeriodMonths())
                .param("signedOn", service.signedOn())
                .param("wishedStart", service.wishedStart())
                .param("agreedReadings", service.readings().stored())
                .param(
                        "noticeNumber",
                        service.notice().map(NoticePeriod::number).orElse(null))
                .param("noticeUnit", service.notice().map(NoticePeriod::unit).orElse(null))
                .param(
                        "noticeSource",
                        service.notice().map(NoticePeriod::source).orElse(null))
                .update();
        for (var work : service.works()) {
            jdbc.sql("""
                            insert into setup_service_request (setup_number, service, status, requested_at)
                            values (:setupNumber, :service, 'REQUESTED', :requestedAt)""")
                    .param("setupNumber", number)
                    .param("service", work)
                    .param("requestedAt", clock.instant())
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

    /** How many {@link #list} has in all. */
    long count(Optional<String> customerNumber, Optional<AcceptanceStatus> status) {
        return files.count(AcceptanceRequest.Kind.SETUP, customerNumber, status);
    }

    /** The customer that an open set-up describes under this number and that is in no other table yet. */
    Optional<Customer> customerToBe(String customerNumber) {
        return jdbc.sql("""
                        select number from acceptance_file
                        where kind = 'SETUP' and status = 'OPEN' and customer_number = :customer order by number
                        """).param("customer", customerNumber).query(String.class).list().stream()
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
                        where f.status = 'OPEN' and f.customer_number = :customer and s.site_code = :siteCode order by s.number""")
                .param("customer", customerNumber)
                .param("siteCode", code)
                .query(RowMapping.of(CustomerSite.class)
                        .column("name", "site_name")
                        .column("address", "site_address")
                        .with("customerNumber", row -> customerNumber)
                        .with("code", row -> code))
                .list()
                .stream()
                .findFirst();
    }

    void replacePrerequisites(String number, List<CheckedPrerequisite> prerequisites) {
        jdbc.sql("delete from setup_prerequisite where setup_number = :setupNumber")
                .param("setupNumber", number)
                .update();
        for (var item : prerequisites) {
            jdbc.sql("""
                    insert into setup_prerequisite (setup_number, item, title, state, reservation, version, address, recorded_by)
                    values (:setupNumber, :item, :title, :state, :reservation, :version, :address, :recordedBy)""")
                    .param("setupNumber", number)
                    .param("item", item.item())
                    .param("title", item.title())
                    .param("state", item.state())
                    .param("reservation", item.reservation())
                    .param("version", item.version())
                    .param("address", item.address())
                    .param("recordedBy", item.recordedBy())
                    .update();
        }
        jdbc.sql("update setup set prerequisites_recorded_at = :prerequisitesRecordedAt where number = :number")
                .param("prerequisitesRecordedAt", clock.instant())
                .param("number", number)
                .update();
    }

    void commissioned(String number, String subscription, LocalDate startDate) {
        jdbc.sql("""
                        update setup set subscription_number = :subscription, service_start_date = :serviceStartDate
                        where number = :number""")
                .param("subscription", subscription)
                .param("serviceStartDate", startDate)
                .param("number", number)
                .update();
    }

    private List<Setup> read(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        var opened = files.read(numbers);
        var prerequisites = jdbc
                .sql("select * from setup_prerequisite where setup_number in (:numbers)")
                .param("numbers", numbers)
                .query(RowMapping.of(Checked.class))
                .list()
                .stream()
                .collect(groupingBy(Checked::setupNumber, mapping(Checked::prerequisite, toList())));
        var works = new HashMap<String, Set<AdditionalWork>>();
        jdbc.sql("select setup_number, service from setup_service_request where setup_number in (:numbers)")
                .param("numbers", numbers)
                .query(RowMapping.of(Ordered.class))
                .list()
                .forEach(ordered -> works.computeIfAbsent(
                                ordered.setupNumber(), setup -> EnumSet.noneOf(AdditionalWork.class))
                        .add(ordered.service()));
        Map<String, Setup> found = new LinkedHashMap<>();
        jdbc.sql("""
                        select s.*, f.customer_number, c.number as known_number from setup s join acceptance_file f on f.number = s.number
                        left join customer c on c.number = f.customer_number where s.number in (:numbers)""")
                .param("numbers", numbers)
                .query(SETUP.with("file", row -> opened.get(row.get("number", String.class)))
                        .with(
                                "prerequisites",
                                row -> prerequisites.getOrDefault(row.get("number", String.class), List.of()))
                        .with("works", row -> works.getOrDefault(row.get("number", String.class), Set.of())))
                .list()
                .forEach(setup -> found.put(setup.number(), setup));
        return numbers.stream().filter(found::containsKey).map(found::get).toList();
    }
}
