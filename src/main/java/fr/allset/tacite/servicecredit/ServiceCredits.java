package fr.allset.tacite.servicecredit;

import static fr.allset.tacite.failure.Failures.instant;
import static fr.allset.tacite.failure.Failures.utc;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the requests of credits and of the notes issued. */
@Repository
class ServiceCredits {

    /** How many numbers a statement names. */
    static final int PART = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    ServiceCredits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    // ---- requests

    /** @return its number, of the series {@code DA-2027-000001} */
    String insert(String subscription, YearMonth month, LocalDate today, String by) {
        long next = jdbc.sql("select nextval('credit_request_number')")
                .query(Long.class)
                .single();
        var number = "DA-%d-%06d".formatted(today.getYear(), next);
        jdbc.sql("""
                        insert into credit_request (number, subscription_number, credit_month, requested_at, requested_on, requested_by, status)
                        values (?, ?, ?, ?, ?, ?, 'REQUESTED')""")
                .params(number, subscription, month.toString(), utc(clock.instant()), today, by)
                .update();
        return number;
    }

    Optional<CreditRequest> find(String number) {
        return jdbc.sql("select * from credit_request where number = ?")
                .param(number)
                .query(ServiceCredits::request)
                .optional();
    }

    /** Held until the transaction ends. */
    Optional<CreditRequest> lock(String number) {
        return jdbc.sql("select * from credit_request where number = ? for update")
                .param(number)
                .query(ServiceCredits::request)
                .optional();
    }

    Optional<CreditRequest> find(String subscription, YearMonth month) {
        return jdbc.sql("select * from credit_request where subscription_number = ? and credit_month = ?")
                .params(subscription, month.toString())
                .query(ServiceCredits::request)
                .optional();
    }

    List<CreditRequest> requestsOf(String subscription) {
        return jdbc.sql("select * from credit_request where subscription_number = ? order by credit_month, number")
                .param(subscription)
                .query(ServiceCredits::request)
                .list();
    }

    /** Those that exist among {@code numbers}. */
    List<CreditRequest> findAll(Collection<String> numbers) {
        return jdbc.sql("select * from credit_request where number in (:numbers)")
                .param("numbers", numbers)
                .query(ServiceCredits::request)
                .list();
    }

    /** Those among {@code subscriptions} for which a credit has been asked for and not refused, in the order of their numbers. */
    List<String> asked(List<String> subscriptions) {
        var asked = new TreeSet<String>();
        for (int first = 0; first < subscriptions.size(); first += PART) {
            asked.addAll(jdbc.sql(
                            "select subscription_number from credit_request where subscription_number in (:subscriptions) and status <> 'REFUSED'")
                    .param("subscriptions", subscriptions.subList(first, Math.min(first + PART, subscriptions.size())))
                    .query(String.class)
                    .list());
        }
        return List.copyOf(asked);
    }

    void document(String number, String document) {
        jdbc.sql("update credit_request set document = ? where number = ?")
                .params(document, number)
                .update();
    }

    void decide(String number, CreditStatus status, Euros residualLost, @Nullable String reason, String by) {
        jdbc.sql(
                        "update credit_request set status = ?, residual_lost = ?, reason = ?, decided_at = ?, decided_by = ? where number = ?")
                .params(status.name(), residualLost.cents(), reason, utc(clock.instant()), by, number)
                .update();
    }

    void lose(String number, Euros residualLost) {
        jdbc.sql("update credit_request set residual_lost = ? where number = ?")
                .params(residualLost.cents(), number)
                .update();
    }

    /** It was refused, and is asked for again. */
    void reopen(String number) {
        jdbc.sql(
                        "update credit_request set status = 'REQUESTED', reason = null, decided_at = null, decided_by = null where number = ?")
                .param(number)
                .update();
    }

    // ---- notes

    void insert(CreditNote note) {
        jdbc.sql("""
                        insert into credit_note (number, request_number, corrects, subscription_number, customer_number, credit_month, issued_on,
                            counts_on, amount, residual_lost, vat_percent, vat, total_including_tax, document, issued_by, issued_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        note.number(),
                        note.request(),
                        note.corrects(),
                        note.subscription(),
                        note.customer(),
                        note.month().toString(),
                        note.issuedOn(),
                        note.countsOn(),
                        note.amount().cents(),
                        note.residualLost().cents(),
                        note.vatRate().percent().toPlainString(),
                        note.vat().cents(),
                        note.totalIncludingTax().cents(),
                        note.document(),
                        note.issuedBy(),
                        utc(note.issuedAt()))
                .update();
    }

    Optional<CreditNote> findNote(String number) {
        return jdbc.sql("select * from credit_note where number = ?")
                .param(number)
                .query(ServiceCredits::note)
                .optional();
    }

    /** The notes of a request, in the order in which they were issued: the first is the one that all others correct. */
    List<CreditNote> notesOf(String request) {
        return jdbc.sql("select * from credit_note where request_number = ? order by issued_at, number")
                .param(request)
                .query(ServiceCredits::note)
                .list();
    }

    /** The notes of some requests, by the request's number, in the same order. */
    Map<String, List<CreditNote>> notesOf(Collection<String> requests) {
        return jdbc
                .sql("select * from credit_note where request_number in (:requests) order by issued_at, number")
                .param("requests", requests)
                .query(ServiceCredits::note)
                .list()
                .stream()
                .collect(groupingBy(CreditNote::request));
    }

    /** What counts in the days from the first to the last, oldest first. */
    List<CountedCredit> counted(String subscription, LocalDate first, LocalDate last) {
        return jdbc.sql("""
                        select number, counts_on, amount from credit_note
                        where subscription_number = ? and counts_on between ? and ? order by counts_on, number""")
                .params(subscription, first, last)
                .query((row, index) -> new CountedCredit(
                        row.getString("number"),
                        row.getObject("counts_on", LocalDate.class),
                        Euros.ofCents(row.getLong("amount"))))
                .list();
    }

    private static CreditRequest request(ResultSet row, int index) throws SQLException {
        return new CreditRequest(
                row.getString("number"),
                row.getString("subscription_number"),
                YearMonth.parse(row.getString("credit_month")),
                requireNonNull(instant(row, "requested_at")),
                row.getObject("requested_on", LocalDate.class),
                row.getString("requested_by"),
                CreditStatus.valueOf(row.getString("status")),
                instant(row, "decided_at"),
                row.getString("decided_by"),
                row.getString("reason"),
                Euros.ofCents(row.getLong("residual_lost")),
                row.getString("document"));
    }

    private static CreditNote note(ResultSet row, int index) throws SQLException {
        return new CreditNote(
                row.getString("number"),
                row.getString("request_number"),
                row.getString("corrects"),
                row.getString("subscription_number"),
                row.getString("customer_number"),
                YearMonth.parse(row.getString("credit_month")),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("counts_on", LocalDate.class),
                Euros.ofCents(row.getLong("amount")),
                Euros.ofCents(row.getLong("residual_lost")),
                VatRate.of(row.getString("vat_percent")),
                Euros.ofCents(row.getLong("vat")),
                Euros.ofCents(row.getLong("total_including_tax")),
                row.getString("document"),
                row.getString("issued_by"),
                requireNonNull(instant(row, "issued_at")));
    }
}
