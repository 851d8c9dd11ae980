package fr.allset.tacite.termination;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.money.VatRate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The quotes as they are stored. A document is written once; a status changes with the row held, and each change leaves an event. */
@Repository
class TerminationQuotes {

    private final JdbcClient jdbc;
    private final Clock clock;

    TerminationQuotes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The next number of the series, which may have gaps: a quote is no invoice. */
    String nextNumber(int year) {
        long next = jdbc.sql("select nextval('termination_quote_number')")
                .query(Long.class)
                .single();
        return "DR-%d-%06d".formatted(year, next);
    }

    void insert(TerminationQuote quote) {
        jdbc.sql("""
                insert into termination_quote (number, customer_number, effective_date, valid_until, status, document, fingerprint,
                        terms_version, total_excluding_tax, vat_percent, vat, total_including_tax, requested_by)
                values (:number, :customer, :effectiveDate, :validUntil, :status, :document, :fingerprint, :terms, :total,
                        :vatPercent, :vat, :totalIncludingTax, :requestedBy)""")
                .param("number", quote.number())
                .param("customer", quote.customerNumber())
                .param("effectiveDate", quote.effectiveDate())
                .param("validUntil", quote.validUntil())
                .param("status", quote.status().name())
                .param("document", quote.document())
                .param("fingerprint", quote.fingerprint())
                .param("terms", quote.termsVersion())
                .param("total", quote.totalExcludingTax().cents())
                .param("vatPercent", quote.vatRate().percent().toPlainString())
                .param("vat", quote.vat().cents())
                .param("totalIncludingTax", quote.totalIncludingTax().cents())
                .param("requestedBy", quote.requestedBy())
                .update();
        for (int position = 0; position < quote.subscriptions().size(); position++) {
            jdbc.sql("insert into quote_subscription (quote_number, subscription_number, position) values (?, ?, ?)")
                    .params(quote.number(), quote.subscriptions().get(position), position)
                    .update();
        }
        insertEvent(quote.number(), quote.status(), quote.requestedBy(), null);
    }

    /** Gives the quote its new status, and the event that says who gave it, with a note for the staff. */
    void update(String number, QuoteStatus status, String causedBy, @Nullable String note) {
        jdbc.sql("update termination_quote set status = ? where number = ?")
                .params(status.name(), number)
                .update();
        insertEvent(number, status, causedBy, note);
    }

    /** Gives the quote the status that somebody has decided on, for a reason that the client reads. */
    void decide(String number, QuoteStatus status, String decidedBy, String reason) {
        jdbc.sql("update termination_quote set reason = ? where number = ?")
                .params(reason, number)
                .update();
        update(number, status, decidedBy, reason);
    }

    /** Nothing is owed for a quote that is confirmed for a reason. */
    void waive(String number, TerminationCause ground) {
        jdbc.sql("update termination_quote set waiver_ground = ? where number = ?")
                .params(ground.name(), number)
                .update();
    }

    private void insertEvent(String number, QuoteStatus status, String causedBy, @Nullable String reason) {
        jdbc.sql(
                        "insert into quote_event (quote_number, happened_at, status, caused_by, reason) values (?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        number,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        status.name(),
                        causedBy,
                        reason))
                .update();
    }

    Optional<TerminationQuote> find(String number) {
        return jdbc.sql("select * from termination_quote where number = ?")
                .param(number)
                .query(this::quote)
                .optional();
    }

    /** The quote with its row held until the transaction ends. Whoever holds subscriptions too has held them before. */
    Optional<TerminationQuote> lock(String number) {
        return jdbc.sql("select * from termination_quote where number = ? for update")
                .param(number)
                .query(this::quote)
                .optional();
    }

    List<QuoteEvent> events(String number) {
        return jdbc.sql("select * from quote_event where quote_number = ? order by id")
                .param(number)
                .query((row, index) -> new QuoteEvent(
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                        QuoteStatus.valueOf(row.getString("status")),
                        row.getString("caused_by"),
                        Optional.ofNullable(row.getString("reason"))))
                .list();
    }

    /** The numbers of the quotes that name one of the subscriptions and have one of the statuses, in order. */
    List<String> concerning(Collection<String> subscriptions, QuoteStatus... statuses) {
        return jdbc.sql("""
                select distinct q.number from termination_quote q join quote_subscription s on s.quote_number = q.number
                where s.subscription_number in (:subscriptions) and q.status in (:statuses) order by q.number""")
                .param("subscriptions", subscriptions)
                .param("statuses", Arrays.stream(statuses).map(Enum::name).toList())
                .query(String.class)
                .list();
    }

    /** The quotes that name one of the subscriptions, oldest first, whatever has become of them; once for each subscription named. */
    List<QuoteInBrief> inBrief(Collection<String> subscriptions) {
        if (subscriptions.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select s.subscription_number, q.number, q.status, q.effective_date, q.valid_until, q.total_excluding_tax,
                    q.waiver_ground, (select max(e.happened_at) from quote_event e where e.quote_number = q.number) as since
                from quote_subscription s join termination_quote q on q.number = s.quote_number
                where s.subscription_number in (:subscriptions) order by q.number, s.subscription_number""")
                .param("subscriptions", subscriptions)
                .query((row, index) -> new QuoteInBrief(
                        row.getString("subscription_number"),
                        row.getString("number"),
                        QuoteStatus.valueOf(row.getString("status")),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getObject("effective_date", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class),
                        Euros.ofCents(row.getLong("total_excluding_tax")),
                        row.getString("waiver_ground") != null))
                .list();
    }

    /** The quotes of a customer, or of all, newest first. */
    List<TerminationQuote> list(Optional<String> customer, int page, int size) {
        return jdbc.sql("""
                select * from termination_quote where (:everyCustomer or customer_number = :customer)
                order by number desc limit :size offset :start""")
                .param("everyCustomer", customer.isEmpty())
                .param("customer", customer.orElse(""))
                .param("size", size)
                .param("start", (long) page * size)
                .query(this::quote)
                .list();
    }

    List<String> subscriptionsOf(String number) {
        return jdbc.sql("select subscription_number from quote_subscription where quote_number = ? order by position")
                .param(number)
                .query(String.class)
                .list();
    }

    /** The quote by which the subscription is being terminated, if it is. */
    Optional<String> terminationOf(String subscription) {
        return jdbc.sql("select quote_number from termination where subscription_number = ?")
                .param(subscription)
                .query(String.class)
                .optional();
    }

    void bindTermination(String number, Collection<String> subscriptions) {
        subscriptions.forEach(
                subscription -> jdbc.sql("insert into termination (subscription_number, quote_number) values (?, ?)")
                        .params(subscription, number)
                        .update());
    }

    void releaseTermination(String number) {
        jdbc.sql("delete from termination where quote_number = ?").param(number).update();
    }

    /** The quote that this request has had, and the body it had it for. */
    Optional<IdempotentRequest> idempotent(String username, String key) {
        return jdbc.sql(
                        "select body_hash, quote_number from idempotent_request where username = ? and idempotency_key = ?")
                .params(username, key)
                .query((row, index) -> new IdempotentRequest(row.getString("body_hash"), row.getString("quote_number")))
                .optional();
    }

    void rememberRequest(String username, String key, String bodyHash, String quote) {
        jdbc.sql("""
                insert into idempotent_request (username, idempotency_key, body_hash, quote_number, requested_at)
                values (?, ?, ?, ?, ?)""")
                .params(username, key, bodyHash, quote, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    record IdempotentRequest(String bodyHash, String quoteNumber) {}

    private TerminationQuote quote(ResultSet row, int index) throws SQLException {
        var number = row.getString("number");
        return new TerminationQuote(
                number,
                row.getString("customer_number"),
                row.getObject("effective_date", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                QuoteStatus.valueOf(row.getString("status")),
                subscriptionsOf(number),
                row.getString("document"),
                row.getString("fingerprint"),
                row.getString("terms_version"),
                Euros.ofCents(row.getLong("total_excluding_tax")),
                VatRate.of(row.getString("vat_percent")),
                Euros.ofCents(row.getLong("vat")),
                Euros.ofCents(row.getLong("total_including_tax")),
                row.getString("requested_by"),
                Optional.ofNullable(row.getString("waiver_ground")).map(TerminationCause::valueOf),
                Optional.ofNullable(row.getString("reason")));
    }
}
