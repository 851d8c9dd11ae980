package fr.allset.tacite.setup;

import fr.allset.tacite.setup.AcceptanceRequest.Closing;
import fr.allset.tacite.setup.AcceptanceRequest.Kind;
import fr.allset.tacite.setup.RequestedDocument.Answer;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.subscription.Customer;
import fr.allset.tacite.subscription.CustomerKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
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

    private final JdbcClient jdbc;
    private final Clock clock;

    AcceptanceRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The next number of the series of this kind, which may have gaps: a file is no invoice. */
    String nextNumber(Kind kind, int year) {
        boolean setup = kind == Kind.SETUP;
        long next = jdbc.sql(setup ? "select nextval('setup_number')" : "select nextval('document_acceptance_number')")
                .query(Long.class)
                .single();
        return String.format(Locale.ROOT, "%s-%d-%06d", setup ? "MS" : "AD", year, next);
    }

    void insert(String number, Kind kind, String customerNumber, String termsVersion, String by) {
        jdbc.sql("""
                insert into acceptance_file (number, kind, customer_number, terms_version, status, opened_at, opened_by)
                values (?, ?, ?, ?, 'OPEN', ?, ?)""")
                .params(number, kind.name(), customerNumber, termsVersion, now(), by)
                .update();
    }

    Optional<AcceptanceRequest> find(String number) {
        return Optional.ofNullable(read(List.of(number)).get(number));
    }

    /** Holds the file until the transaction ends, and reads it as it is then. */
    Optional<AcceptanceRequest> lock(String number) {
        jdbc.sql("select number from acceptance_file where number = ? for update")
                .param(number)
                .query(String.class)
                .list();
        return find(number);
    }

    Map<String, AcceptanceRequest> read(Collection<String> numbers) {
        var files = new LinkedHashMap<String, AcceptanceRequest>();
        if (numbers.isEmpty()) {
            return files;
        }
        var documents = new LinkedHashMap<String, List<RequestedDocument>>();
        jdbc.sql("select * from requested_document where file_number in (:numbers) order by id")
                .param("numbers", numbers)
                .query((RowCallbackHandler) row -> documents
                        .computeIfAbsent(row.getString("file_number"), number -> new ArrayList<>())
                        .add(document(row)));
        jdbc.sql(FACTS + "where f.number in (:numbers)")
                .param("numbers", numbers)
                .query((RowCallbackHandler) row -> files.put(
                        row.getString("number"),
                        file(row, inOrder(documents.getOrDefault(row.getString("number"), List.of())))));
        return files;
    }

    /** Their numbers, newest first. */
    List<String> list(
            Kind kind, Optional<String> customerNumber, Optional<AcceptanceStatus> status, int page, int size) {
        return jdbc.sql("""
                        select number from acceptance_file
                        where kind = :kind and (:everyCustomer or customer_number = :customer) and (:everyStatus or status = :status)
                        order by opened_at desc, number desc limit :size offset :first""")
                .param("kind", kind.name())
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
                        where f.status = 'OPEN' and d.document_code = ? and d.version <> ? and d.status <> 'SUPERSEDED'
                        order by f.number""").params(code, version).query(String.class).list();
    }

    /**
     * The customers in service on {@code today} with one of the components, who have not been asked for that version; the lowest
     * numbers first, at most {@code limit}.
     */
    List<String> customersNeverAsked(
            String code, String version, Predicate<Collection<Component>> concerned, LocalDate today, int limit) {
        record Served(String customer, String components) {}
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
                .query((row, index) -> new Served(row.getString("customer_number"), row.getString("components")))
                .list()
                .stream()
                .filter(served -> concerned.test(Component.ofCodes(served.components())))
                .map(Served::customer)
                .distinct()
                .limit(limit)
                .toList();
    }

    // ---- documents

    void request(String file, ContractDocument document, DocumentVersion version) {
        jdbc.sql("""
                insert into requested_document (file_number, document_code, version, title, address, sha256, status, requested_at)
                values (?, ?, ?, ?, ?, ?, 'REQUESTED', ?)""")
                .params(
                        file,
                        document.code(),
                        version.version(),
                        document.title(),
                        version.address().orElse(null),
                        version.sha256().orElse(null),
                        now())
                .update();
    }

    /** Whatever was asked or answered in other versions of the document stays on record, and holds no longer. */
    void supersede(String file, String code) {
        jdbc.sql("update requested_document set status = 'SUPERSEDED' where file_number = ? and document_code = ?")
                .params(file, code)
                .update();
    }

    void answer(String file, String code, Answer answer) {
        jdbc.sql("""
                update requested_document set status = ?, accepted = ?, answered_on = ?, answered_by = ?, recorded_at = ?,
                    recorded_by = ?, means = ?, evidence = ?, remark = ?
                where file_number = ? and document_code = ? and status <> 'SUPERSEDED'""")
                .params(
                        answer.accepted() ? "ACCEPTED" : "REFUSED",
                        answer.accepted(),
                        answer.on(),
                        answer.by(),
                        now(),
                        answer.recordedBy(),
                        answer.means().name(),
                        answer.evidence().orElse(null),
                        answer.remark().orElse(null),
                        file,
                        code)
                .update();
    }

    /** The Client is asked, for the first time or anew: reminders are counted from now. */
    void asked(String file) {
        jdbc.sql("update acceptance_file set asked_at = ?, asking = asking + 1 where number = ?")
                .params(now(), file)
                .update();
        jdbc.sql(
                        "update requested_document set sent_at = ? where file_number = ? and sent_at is null and status <> 'SUPERSEDED'")
                .params(now(), file)
                .update();
    }

    // ---- the file

    void close(String file, AcceptanceStatus status, String by, @Nullable String reason) {
        jdbc.sql("update acceptance_file set status = ?, closed_at = ?, closed_by = ?, reason = ? where number = ?")
                .params(status.name(), now(), by, reason, file)
                .update();
    }

    void record(String file, String kind, String by, String words) {
        jdbc.sql(
                        "insert into acceptance_event (file_number, happened_at, kind, caused_by, words) values (?, ?, ?, ?, ?)")
                .params(file, now(), kind, by, words.length() <= 2000 ? words : words.substring(0, 1999) + "…")
                .update();
    }

    List<AcceptanceEvent> events(String file) {
        return jdbc.sql("select * from acceptance_event where file_number = ? order by id")
                .param(file)
                .query((row, index) -> new AcceptanceEvent(
                        instant(row, "happened_at").orElseThrow(),
                        row.getString("kind"),
                        row.getString("caused_by"),
                        row.getString("words")))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static AcceptanceRequest file(ResultSet row, List<RequestedDocument> documents) throws SQLException {
        var by = row.getString("closed_by");
        var closedAt = instant(row, "closed_at");
        var reason = Optional.ofNullable(row.getString("reason"));
        return new AcceptanceRequest(
                row.getString("number"),
                Kind.valueOf(row.getString("kind")),
                new Customer(
                        row.getString("customer_number"),
                        row.getString("name"),
                        row.getString("siren_number"),
                        CustomerKind.valueOf(row.getString("customer_kind")),
                        row.getString("contact_name"),
                        row.getString("contact_email")),
                row.getString("terms_version"),
                AcceptanceStatus.valueOf(row.getString("status")),
                instant(row, "opened_at").orElseThrow(),
                row.getString("opened_by"),
                instant(row, "asked_at"),
                row.getInt("asking"),
                closedAt.map(at -> new Closing(at, by, reason)),
                documents);
    }

    private static RequestedDocument document(ResultSet row) throws SQLException {
        boolean accepted = row.getBoolean("accepted");
        Optional<Answer> answer = row.wasNull()
                ? Optional.empty()
                : Optional.of(new Answer(
                        accepted,
                        row.getObject("answered_on", LocalDate.class),
                        row.getString("answered_by"),
                        AcceptanceMeans.valueOf(row.getString("means")),
                        Optional.ofNullable(row.getString("evidence")),
                        Optional.ofNullable(row.getString("remark")),
                        instant(row, "recorded_at").orElseThrow(),
                        row.getString("recorded_by")));
        return new RequestedDocument(
                row.getString("document_code"),
                row.getString("version"),
                row.getString("title"),
                Optional.ofNullable(row.getString("address")),
                Optional.ofNullable(row.getString("sha256")),
                RequestStatus.valueOf(row.getString("status")),
                instant(row, "requested_at").orElseThrow(),
                instant(row, "sent_at"),
                answer);
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
