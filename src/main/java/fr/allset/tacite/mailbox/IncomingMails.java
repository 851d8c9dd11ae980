package fr.allset.tacite.mailbox;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.persistence.Page;
import fr.allset.tacite.persistence.RowMapping;
import fr.allset.tacite.persistence.TextSearch;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The mails on file, and what became of each. */
@Repository
public class IncomingMails {

    private static final RowMapping<KeptMail> KEPT = RowMapping.of(KeptMail.class)
            .with("mail.answers", row -> lines(row.get("answers", String.class)))
            .with("mail.automatic", row -> null)
            .with("mail.defect", row -> null)
            .with("mail.report", row -> null)
            .with("mail.traces", row -> MailTraces.NONE)
            .column("verdict.state", "outcome");

    private static final String MATCHING =
            " from incoming_mail where outcome in (:states) and " + TextSearch.in("sender", "sender_name", "subject");

    private final JdbcClient jdbc;
    private final Clock clock;

    IncomingMails(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean isKnown(String messageId) {
        return jdbc.sql("select count(*) from incoming_mail where message_id = :messageId")
                        .param("messageId", messageId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Waits for whoever records the same mail at this moment; one of the two fails on its {@code Message-ID}. */
    @Transactional(propagation = Propagation.MANDATORY)
    long insert(IncomingMail mail, MailVerdict verdict) {
        var id = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into incoming_mail (message_id, answers, received_at, sender, sender_name, subject, body, size_bytes,
                            outcome, reason, about)
                        values (:messageId, :answers, :receivedAt, :sender, :senderName, :subject, :body, :sizeBytes, :outcome, :reason,
                            :about)""")
                .param("messageId", mail.messageId())
                .param("answers", String.join("\n", mail.answers()))
                .param("receivedAt", mail.receivedAt())
                .param("sender", mail.sender())
                .param("senderName", mail.senderName())
                .param("subject", mail.subject())
                .param("body", mail.body())
                .param("sizeBytes", mail.sizeBytes())
                .param("outcome", verdict.state())
                .param("reason", verdict.reason())
                .param("about", verdict.about())
                .update(id, "id");
        return requireNonNull(id.getKey()).longValue();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void settle(long id, MailVerdict verdict) {
        jdbc.sql("update incoming_mail set outcome = :outcome, reason = :reason, about = :about where id = :id")
                .param("outcome", verdict.state())
                .param("reason", verdict.reason())
                .param("about", verdict.about())
                .param("id", id)
                .update();
    }

    /** A person has decided on a mail that was held. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decide(long id, MailVerdict verdict, String by) {
        settle(id, verdict);
        jdbc.sql("update incoming_mail set decided_at = :decidedAt, decided_by = :decidedBy where id = :id")
                .param("decidedAt", clock.instant().truncatedTo(ChronoUnit.SECONDS))
                .param("decidedBy", by)
                .param("id", id)
                .update();
    }

    public Optional<KeptMail> find(long id) {
        return jdbc.sql("select * from incoming_mail where id = :id")
                .param("id", id)
                .query(KEPT)
                .optional();
    }

    /**
     * Mails, newest first.
     *
     * @param state what became of them; empty for all
     * @param search what the sender's address or name, or the subject, contains; empty for all
     * @param page counted from 0
     */
    @Transactional(readOnly = true)
    public Page<KeptMail> page(Optional<MailState> state, String search, int page, int size) {
        var text = TextSearch.pattern(search);
        var states = state.map(List::of).orElseGet(() -> List.of(MailState.values()));
        long total = jdbc.sql("select count(*)" + MATCHING)
                .param("text", text)
                .param("states", states)
                .query(Long.class)
                .single();
        var found = jdbc.sql("select *" + MATCHING + " order by id desc limit :size offset :from")
                .param("text", text)
                .param("states", states)
                .param("size", size)
                .param("from", (long) page * size)
                .query(KEPT)
                .list();
        return new Page<>(found, page, size, total);
    }

    /** Holds it until the transaction ends, and reads it as it is then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<KeptMail> lock(long id) {
        jdbc.sql("select id from incoming_mail where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .list();
        return find(id);
    }

    /** The numbers of what the mails with these {@code Message-ID}s have become. */
    public List<String> becameOf(Collection<String> messageIds) {
        return messageIds.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select distinct about from incoming_mail
                        where message_id in (:ids) and about is not null
                        order by about""").param("ids", messageIds).query(String.class).list();
    }

    /** How many mails of a sender, received after {@code since}, have become something by themselves, without a person. */
    public long takenFrom(String sender, Instant since) {
        return jdbc.sql("""
                        select count(*) from incoming_mail
                        where sender = :sender and received_at > :receivedAt and outcome in ('NOTIFIED', 'ADDED') and decided_by is null""")
                .param("sender", sender)
                .param("receivedAt", since)
                .query(Long.class)
                .single();
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n"));
    }
}
