package fr.allset.tacite.servicecredit;

import static java.util.stream.Collectors.groupingBy;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.persistence.NumberSeries;
import fr.allset.tacite.persistence.RecordParameters;
import fr.allset.tacite.persistence.RowMapping;
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

    private static final NumberSeries NUMBERS = new NumberSeries("DA", "credit_request_number");

    private static final RowMapping<CreditRequest> REQUEST = RowMapping.of(CreditRequest.class)
            .column("subscription", "subscription_number")
            .column("month", "credit_month");

    private static final RowMapping<CreditNote> NOTE = RowMapping.of(CreditNote.class)
            .column("request", "request_number")
            .column("subscription", "subscription_number")
            .column("customer", "customer_number")
            .column("month", "credit_month")
            .column("vatRate", "vat_percent");

    private static final RowMapping<CountedCredit> COUNTED = RowMapping.of(CountedCredit.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    ServiceCredits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    // ---- requests

    /** @return its number, of the series {@code DA-2027-000001} */
    String insert(String subscription, YearMonth month, LocalDate today, String by) {
        var number = NUMBERS.next(jdbc, today.getYear());
        jdbc.sql("""
                        insert into credit_request (number, subscription_number, credit_month, requested_at,
                            requested_on, requested_by, status)
                        values (:number, :subscription, :month, :now, :today, :by, 'REQUESTED')""")
                .param("number", number)
                .param("subscription", subscription)
                .param("month", month)
                .param("now", clock.instant())
                .param("today", today)
                .param("by", by)
                .update();
        return number;
    }

    Optional<CreditRequest> find(String number) {
        return jdbc.sql("select * from credit_request where number = :number")
                .param("number", number)
                .query(REQUEST)
                .optional();
    }

    /** Held until the transaction ends. */
    Optional<CreditRequest> lock(String number) {
        return jdbc.sql("select * from credit_request where number = :number for update")
                .param("number", number)
                .query(REQUEST)
                .optional();
    }

    Optional<CreditRequest> find(String subscription, YearMonth month) {
        return jdbc.sql(
                        "select * from credit_request where subscription_number = :subscription and credit_month = :month")
                .param("subscription", subscription)
                .param("month", month)
                .query(REQUEST)
                .optional();
    }

    List<CreditRequest> requestsOf(String subscription) {
        return jdbc.sql(
                        "select * from credit_request where subscription_number = :subscription order by credit_month, number")
                .param("subscription", subscription)
                .query(REQUEST)
                .list();
    }

    /** Those that exist among {@code numbers}. */
    List<CreditRequest> findAll(Collection<String> numbers) {
        return jdbc.sql("select * from credit_request where number in (:numbers)")
                .param("numbers", numbers)
                .query(REQUEST)
                .list();
    }

    /** Those among {@code subscriptions} for which a credit has been asked for and not refused, in the order of their numbers. */
    List<String> asked(List<String> subscriptions) {
        var asked = new TreeSet<String>();
        for (int first = 0; first < subscriptions.size(); first += PART) {
            asked.addAll(jdbc.sql("""
                            select subscription_number from credit_request
                            where subscription_number in (:subscriptions) and status <> 'REFUSED'""")
                    .param("subscriptions", subscriptions.subList(first, Math.min(first + PART, subscriptions.size())))
                    .query(String.class)
                    .list());
        }
        return List.copyOf(asked);
    }

    /** What was calculated before stands beside it. */
    void document(String number, String document) {
        jdbc.sql("update credit_request set previous_document = document, document = :document where number = :number")
                .param("document", document)
                .param("number", number)
                .update();
    }

    void decide(String number, CreditStatus status, Euros residualLost, @Nullable String reason, String by) {
        jdbc.sql("""
                        update credit_request set status = :status, residual_lost = :lost, reason = :reason,
                            decided_at = :now, decided_by = :by
                        where number = :number""")
                .param("status", status)
                .param("lost", residualLost)
                .param("reason", reason)
                .param("now", clock.instant())
                .param("by", by)
                .param("number", number)
                .update();
    }

    void lose(String number, Euros residualLost) {
        jdbc.sql("update credit_request set residual_lost = :lost where number = :number")
                .param("lost", residualLost)
                .param("number", number)
                .update();
    }

    /** It was refused, and is asked for again. */
    void reopen(String number) {
        jdbc.sql("""
                        update credit_request set status = 'REQUESTED', reason = null, decided_at = null,
                            decided_by = null
                        where number = :number""").param("number", number).update();
    }

    // ---- notes

    void insert(CreditNote note) {
        jdbc.sql("""
                        insert into credit_note (number, request_number, corrects, subscription_number, customer_number,
                            credit_month, issued_on, counts_on, amount, residual_lost, vat_percent, vat,
                            total_including_tax, document, issued_by, issued_at)
                        values (:number, :request, :corrects, :subscription, :customer, :month, :issuedOn, :countsOn, :amount,
                            :residualLost, :vatRate, :vat, :totalIncludingTax, :document, :issuedBy, :issuedAt)
                        """).paramSource(RecordParameters.of(note)).update();
    }

    Optional<CreditNote> findNote(String number) {
        return jdbc.sql("select * from credit_note where number = :number")
                .param("number", number)
                .query(NOTE)
                .optional();
    }

    /** The notes of a request, in the order in which they were issued: the first is the one that all others correct. */
    List<CreditNote> notesOf(String request) {
        return jdbc.sql("select * from credit_note where request_number = :request order by issued_at, number")
                .param("request", request)
                .query(NOTE)
                .list();
    }

    /** The notes of some requests, by the request's number, in the same order. */
    Map<String, List<CreditNote>> notesOf(Collection<String> requests) {
        return jdbc
                .sql("select * from credit_note where request_number in (:requests) order by issued_at, number")
                .param("requests", requests)
                .query(NOTE)
                .list()
                .stream()
                .collect(groupingBy(CreditNote::request));
    }

    /**
     * What counts in the days from the first to the last, oldest first.
     *
     * @param without the request whose notes are passed over; empty: none is
     */
    List<CountedCredit> counted(String subscription, LocalDate first, LocalDate last, String without) {
        return jdbc.sql("""
                        select number, counts_on, amount from credit_note
                        where subscription_number = :subscription and counts_on between :first and :last
                            and request_number <> :without order by counts_on, number""")
                .param("without", without)
                .param("subscription", subscription)
                .param("first", first)
                .param("last", last)
                .query(COUNTED)
                .list();
    }
}
