package fr.allset.tacite.setup;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import fr.allset.tacite.persistence.Diary;
import fr.allset.tacite.persistence.NumberSeries;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.setup.AcceptanceRequest.Kind;
import fr.allset.tacite.setup.RequestedDocument.Answer;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.text.PlainText;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Acceptance files as they are stored. A file changes with its row held, and each change leaves an event. */
@Repository
class AcceptanceRequests {

    /** The customer on record, or the one that the set-up describes as long as there is none. */
    private static final String FACTS = """
            select f.*, coalesce(c.name, s.customer_name) as name, coalesce(c.siren, s.siren) as siren_number,
                coalesce(c.kind, s.customer_kind) as customer_kind, coalesce(c.contact_name, s.contact_name) as contact_name,
                coalesce(c.contact_email, s.contact_email) as contact_email
            from acceptance_file f
            left join setup s on s.number = f.number
            left join customer c on c.number = f.customer_number
            """;

    private static final RowMapping<AcceptanceRequest> FILE = RowMapping.of(AcceptanceRequest.class)
            .column("customer.number", "customer_number")
            .column("customer.siren", "siren_number")
            .column("customer.kind", "customer_kind")
            .column("closing.at", "closed_at")
            .column("closing.by", "closed_by");

    private static final RowMapping<Requested> REQUESTED = RowMapping.of(Requested.class)
            .column("document.code", "document_code")
            .column("document.answer.on", "answered_on")
            .column("document.answer.by", "answered_by");

    private static final NumberSeries SETUPS = new NumberSeries("MS", "setup_number");
    private static final NumberSeries NEW_VERSIONS = new NumberSeries("AD", "document_acceptance_number");
    private static final int LONGEST_WORDS = 2000;

    private record Requested(String fileNumber, RequestedDocument document) {}

    private record Served(String customerNumber, Set<Component> components) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Diary<AcceptanceEvent> diary;

    AcceptanceRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.diary = new Diary<>(jdbc, AcceptanceEvent.class, "acceptance_event", "file_number");
    }

    /** The next number of the series of this kind, which may have gaps: a file is no invoice. */
    String nextNumber(Kind kind, int year) {
        return (kind == Kind.SETUP ? SETUPS : NEW_VERSIONS).next(jdbc, year);
    }

    void insert(String number, Kind kind, String customerNumber, String termsVersion, String by) {
        jdbc.sql("""
                insert into acceptance_file (number, kind, customer_number, terms_version, status, opened_at, opened_by)
                values (:number, :kind, :customer, :termsVersion, 'OPEN', :openedAt, :openedBy)""")
                .param("number", number)
                .param("kind", kind)
                .param("customer", customerNumber)
                .param("termsVersion", termsVersion)
                .param("openedAt", clock.instant())
                .param("openedBy", by)
                .update();
    }

    Optional<AcceptanceRequest> find(String number) {
        return Optional.ofNullable(read(List.of(number)).get(number));
    }

    /** Holds the file until the transaction ends, and reads it as it is then. */
    Optional<AcceptanceRequest> lock(String number) {
        jdbc.sql("select number from acceptance_file where number = :number for update")
                .param("number", number)
                .query(String.class)
                .list();
        return find(number);
    }

    Map<String, AcceptanceRequest> read(Collection<String> numbers) {
        var files = new LinkedHashMap<String, AcceptanceRequest>();
        if (numbers.isEmpty()) {
            return files;
        }
        var documents = jdbc
                .sql("select * from requested_document where file_number in (:numbers) order by id")
                .param("numbers", numbers)
                .query(REQUESTED)
                .list()
                .stream()
                .collect(groupingBy(Requested::fileNumber, mapping(Requested::document, toList())));
        jdbc.sql(FACTS + "where f.number in (:numbers)")
                .param("numbers", numbers)
                .query(FILE.with(
                        "documents",
                        row -> inOrder(documents.getOrDefault(row.get("number", String.class), List.of()))))
                .list()
                .forEach(file -> files.put(file.number(), file));
        return files;
    }

    /** How many {@link #list} has in all. */
    long count(Kind kind, Optional<String> customerNumber, Optional<AcceptanceStatus> status) {
        return jdbc.sql("""
                        select count(*) from acceptance_file
                        where kind = :kind and (:everyCustomer or customer_number = :customer) and (:everyStatus or status = :status)""")
                .param("kind", kind)
                .param("everyCustomer", customerNumber.isEmpty())
                .param("customer", customerNumber.orElse(""))
                .param("everyStatus", status.isEmpty())
                .param("status", status.map(AcceptanceStatus::name).orElse(""))
                .query(Long.class)
                .single();
    }

    /** Their numbers, newest first. */
    List<String> list(
            Kind kind, Optional<String> customerNumber, Optional<AcceptanceStatus> status, int page, int size) {
        return jdbc.sql("""
                        select number from acceptance_file
                        where kind = :kind and (:everyCustomer or customer_number = :customer) and (:everyStatus or status = :status)
                        order by opened_at desc, number desc limit :size offset :first""")
                .param("kind", kind)
                .param("everyCustomer", customerNumber.isEmpty())
                .param("customer", customerNumber.orElse(""))
                .param("everyStatus", status.isEmpty())
                .param("status", status.map(AcceptanceStatus::name).orElse(""))
                .param("size", size)
                .param("first", (long) page * size)
                .query(String.class)
                .list();
    }

    /** A version beside those that it replaced. */
    private static List<RequestedDocument> inOrder(List<RequestedDocument> documents) {
        var codes = documents.stream().map(RequestedDocument::code).distinct().toList();
        return documents.stream()
                .sorted(Comparator.comparingInt(document -> codes.indexOf(document.code())))
                .toList();
    }

    List<String> openAskingOtherVersions(String code, String version) {
        return jdbc.sql("""
                        select distinct f.number from acceptance_file f join requested_document d on d.file_number = f.number
                        where f.status = 'OPEN' and d.document_code = :documentCode and d.version <> :version and d.status <> 'SUPERSEDED'
                        order by f.number""")
                .param("documentCode", code)
                .param("version", version)
                .query(String.class)
                .list();
    }

    /**
     * The customers in service on {@code today} with one of the components, who have not been asked for that version; the lowest
     * numbers first, at most {@code limit}.
     */
    List<String> customersNeverAsked(
            String code, String version, Predicate<Collection<Component>> concerned, LocalDate today, int limit) {
        return jdbc
                .sql("""
                        select distinct s.customer_number, s.components from subscription s
                        where (s.ended_on is null or s.ended_on > :today) and not exists (
                            select 1 from requested_document d join acceptance_file f on f.number = d.file_number
                            where f.customer_number = s.customer_number and d.document_code = :code and d.version = :version
                                and (f.kind = 'NEW_VERSION' or f.status <> 'ABANDONED'))
                        order by s.customer_number""")
                .param("today", today)
                .param("code", code)
                .param("version", version)
                .query(RowMapping.of(Served.class))
                .list()
                .stream()
                .filter(served -> concerned.test(served.components()))
                .map(Served::customerNumber)
                .distinct()
                .limit(limit)
                .toList();
    }

    // ---- documents

    void request(String file, ContractDocument document, DocumentVersion version) {
        jdbc.sql("""
                insert into requested_document (file_number, document_code, version, title, address, sha256, status, requested_at)
                values (:fileNumber, :documentCode, :version, :title, :address, :sha256, 'REQUESTED', :requestedAt)""")
                .param("fileNumber", file)
                .param("documentCode", document.code())
                .param("version", version.version())
                .param("title", document.title())
                .param("address", version.address())
                .param("sha256", version.sha256())
                .param("requestedAt", clock.instant())
                .update();
    }

    /** Whatever was asked or answered in other versions of the document stays on record, and holds no longer. */
    void supersede(String file, String code) {
        jdbc.sql("""
                        update requested_document set status = 'SUPERSEDED'
                        where file_number = :fileNumber and document_code = :documentCode
                        """).param("fileNumber", file).param("documentCode", code).update();
    }

    void answer(String file, String code, Answer answer) {
        jdbc.sql("""
                update requested_document set status = :status, accepted = :accepted, answered_on = :answeredOn,
                    answered_by = :answeredBy, recorded_at = :recordedAt, recorded_by = :recordedBy, means = :means,
                    evidence = :evidence, remark = :remark
                where file_number = :fileNumber and document_code = :documentCode and status <> 'SUPERSEDED'""")
                .param("status", answer.accepted() ? "ACCEPTED" : "REFUSED")
                .param("accepted", answer.accepted())
                .param("answeredOn", answer.on())
                .param("answeredBy", answer.by())
                .param("recordedAt", clock.instant())
                .param("recordedBy", answer.recordedBy())
                .param("means", answer.means())
                .param("evidence", answer.evidence())
                .param("remark", answer.remark())
                .param("fileNumber", file)
                .param("documentCode", code)
                .update();
    }

    /** The Client is asked, for the first time or anew: reminders are counted from now. */
    void asked(String file) {
        jdbc.sql("update acceptance_file set asked_at = :askedAt, asking = asking + 1 where number = :number")
                .param("askedAt", clock.instant())
                .param("number", file)
                .update();
        jdbc.sql("""
                        update requested_document set sent_at = :sentAt
                        where file_number = :fileNumber and sent_at is null and status <> 'SUPERSEDED'
                        """).param("sentAt", clock.instant()).param("fileNumber", file).update();
    }

    // ---- the file

    void close(String file, AcceptanceStatus status, String by, @Nullable String reason) {
        jdbc.sql("""
                        update acceptance_file set status = :status, closed_at = :closedAt, closed_by = :closedBy,
                            reason = :reason
                        where number = :number""")
                .param("status", status)
                .param("closedAt", clock.instant())
                .param("closedBy", by)
                .param("reason", reason)
                .param("number", file)
                .update();
    }

    void record(String file, String kind, String by, String words) {
        diary.add(file, new AcceptanceEvent(clock.instant(), kind, by, PlainText.shortened(words, LONGEST_WORDS)));
    }

    List<AcceptanceEvent> events(String file) {
        return diary.of(file);
    }
}
