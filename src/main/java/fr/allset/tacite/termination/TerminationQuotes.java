package fr.allset.tacite.termination;

import fr.allset.tacite.persistence.Diary;
import fr.allset.tacite.persistence.NumberSeries;
import fr.allset.tacite.persistence.RecordParameters;
import fr.allset.tacite.persistence.RowMapping;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The quotes as they are stored. A document is written once; a status changes with the row held, and each change leaves an event. */
@Repository
class TerminationQuotes {

    private static final NumberSeries NUMBERS = new NumberSeries("DR", "termination_quote_number");
    private static final RowMapping<WaiverProposal> WAIVER = RowMapping.of(WaiverProposal.class);
    private static final RowMapping<IdempotentRequest> REQUEST = RowMapping.of(IdempotentRequest.class);
    private static final RowMapping<QuoteInBrief> IN_BRIEF = RowMapping.of(QuoteInBrief.class)
            .column("subscription", "subscription_number")
            .with("waived", row -> row.orNull("waiver_ground", String.class) != null);

    private final RowMapping<TerminationQuote> quote = RowMapping.of(TerminationQuote.class)
            .column("vatRate", "vat_percent")
            .with("subscriptions", row -> subscriptionsOf(row.get("number", String.class)));

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Diary<QuoteEvent> diary;

    TerminationQuotes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.diary = new Diary<>(jdbc, QuoteEvent.class, "quote_event", "quote_number");
    }

    /** The next number of the series, which may have gaps: a quote is no invoice. */
    String nextNumber(int year) {
        return NUMBERS.next(jdbc, year);
    }

    void insert(TerminationQuote quote) {
        jdbc.sql("""
                insert into termination_quote (number, customer_number, effective_date, valid_until, status, document, fingerprint,
                        terms_version, total_excluding_tax, vat_percent, vat, total_including_tax, requested_by)
                values (:number, :customerNumber, :effectiveDate, :validUntil, :status, :document, :fingerprint, :termsVersion,
                        :totalExcludingTax, :vatRate, :vat, :totalIncludingTax, :requestedBy)
                """).paramSource(RecordParameters.of(quote)).update();
        for (int position = 0; position < quote.subscriptions().size(); position++) {
            jdbc.sql("""
                            insert into quote_subscription (quote_number, subscription_number, position)
                            values (:quote, :subscription, :position)""")
                    .param("quote", quote.number())
                    .param("subscription", quote.subscriptions().get(position))
                    .param("position", position)
                    .update();
        }
        insertEvent(quote.number(), quote.status(), quote.requestedBy(), null);
    }

    /** Gives the quote its new status, and the event that says who gave it, with a note for the staff. */
    void update(String number, QuoteStatus status, String causedBy, @Nullable String note) {
        jdbc.sql("update termination_quote set status = :status where number = :number")
                .param("status", status)
                .param("number", number)
                .update();
        insertEvent(number, status, causedBy, note);
    }

    /** Gives the quote the status that somebody has decided on, for a reason that the client reads. */
    void decide(String number, QuoteStatus status, String decidedBy, String reason) {
        jdbc.sql("update termination_quote set reason = :reason where number = :number")
                .param("reason", reason)
                .param("number", number)
                .update();
        update(number, status, decidedBy, reason);
    }

    /** Nothing is owed for a quote that is confirmed for a reason. */
    void waive(String number, TerminationCause ground) {
        jdbc.sql("update termination_quote set waiver_ground = :waiverGround where number = :number")
                .param("waiverGround", ground)
                .param("number", number)
                .update();
    }

    /** A waiver that needs two is proposed. */
    void proposeWaiver(String number, ReviewDecision.Waive waive, String by) {
        jdbc.sql("""
                        insert into waiver_proposal (quote_number, ground, reason, proposed_by, proposed_at)
                        values (:number, :ground, :reason, :by, :now)""")
                .param("number", number)
                .param("ground", waive.ground())
                .param("reason", waive.reason())
                .param("by", by)
                .param("now", clock.instant())
                .update();
    }

    /** The last waiver that was proposed for the quote. */
    Optional<WaiverProposal> lastWaiver(String number) {
        return jdbc.sql("select * from waiver_proposal where quote_number = :number order by id desc limit 1")
                .param("number", number)
                .query(WAIVER)
                .optional();
    }

    /** Another person has decided on the waiver that is open. */
    void closeWaiver(String number, boolean approved, String by, @Nullable String note) {
        jdbc.sql("""
                        update waiver_proposal set approved = :approved, decided_by = :by, decided_at = :now, note = :note
                        where quote_number = :number and approved is null""")
                .param("approved", approved)
                .param("by", by)
                .param("now", clock.instant())
                .param("note", note)
                .param("number", number)
                .update();
    }

    private void insertEvent(String number, QuoteStatus status, String causedBy, @Nullable String reason) {
        diary.add(number, new QuoteEvent(clock.instant(), status, causedBy, Optional.ofNullable(reason)));
    }

    Optional<TerminationQuote> find(String number) {
        return jdbc.sql("select * from termination_quote where number = :number")
                .param("number", number)
                .query(quote)
                .optional();
    }

    /** The quote with its row held until the transaction ends. Whoever holds subscriptions too has held them before. */
    Optional<TerminationQuote> lock(String number) {
        return jdbc.sql("select * from termination_quote where number = :number for update")
                .param("number", number)
                .query(quote)
                .optional();
    }

    List<QuoteEvent> events(String number) {
        return diary.of(number);
    }

    /** The numbers of the quotes that name one of the subscriptions and have one of the statuses, in order. */
    List<String> concerning(Collection<String> subscriptions, QuoteStatus... statuses) {
        return jdbc.sql("""
                select distinct q.number from termination_quote q join quote_subscription s on s.quote_number = q.number
                where s.subscription_number in (:subscriptions) and q.status in (:statuses) order by q.number""")
                .param("subscriptions", subscriptions)
                .param("statuses", List.of(statuses))
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
                .query(IN_BRIEF)
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
                .query(quote)
                .list();
    }

    long count(Optional<String> customer) {
        return jdbc.sql("select count(*) from termination_quote where (:everyCustomer or customer_number = :customer)")
                .param("everyCustomer", customer.isEmpty())
                .param("customer", customer.orElse(""))
                .query(Long.class)
                .single();
    }

    List<String> subscriptionsOf(String number) {
        return jdbc.sql(
                        "select subscription_number from quote_subscription where quote_number = :quote order by position")
                .param("quote", number)
                .query(String.class)
                .list();
    }

    /** The quote by which the subscription is being terminated, if it is. */
    Optional<String> terminationOf(String subscription) {
        return jdbc.sql("select quote_number from termination where subscription_number = :subscription")
                .param("subscription", subscription)
                .query(String.class)
                .optional();
    }

    void bindTermination(String number, Collection<String> subscriptions) {
        subscriptions.forEach(subscription -> jdbc.sql(
                        "insert into termination (subscription_number, quote_number) values (:subscription, :quote)")
                .param("subscription", subscription)
                .param("quote", number)
                .update());
    }

    void releaseTermination(String number) {
        jdbc.sql("delete from termination where quote_number = :quote")
                .param("quote", number)
                .update();
    }

    /** The quote that this request has had, and the body it had it for. */
    Optional<IdempotentRequest> idempotent(String username, String key) {
        return jdbc.sql("""
                        select body_hash, quote_number from idempotent_request
                        where username = :username and idempotency_key = :idempotencyKey""")
                .param("username", username)
                .param("idempotencyKey", key)
                .query(REQUEST)
                .optional();
    }

    void rememberRequest(String username, String key, String bodyHash, String quote) {
        jdbc.sql("""
                insert into idempotent_request (username, idempotency_key, body_hash, quote_number, requested_at)
                values (:username, :idempotencyKey, :bodyHash, :quote, :requestedAt)""")
                .param("username", username)
                .param("idempotencyKey", key)
                .param("bodyHash", bodyHash)
                .param("quote", quote)
                .param("requestedAt", clock.instant())
                .update();
    }

    record IdempotentRequest(String bodyHash, String quoteNumber) {}
}
