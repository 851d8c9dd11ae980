package fr.allset.tacite.mailbox;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The mails on file, and what became of each. */
@Repository
public class IncomingMails {

    private final JdbcClient jdbc;
    private final Clock clock;

    IncomingMails(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean isKnown(String messageId) {
        return jdbc.sql("select count(*) from incoming_mail where message_id = ?")
                        .param(messageId)
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
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        mail.messageId(),
                        String.join("\n", mail.answers()),
                        utc(mail.receivedAt()),
                        mail.sender(),
                        mail.senderName(),
                        mail.subject(),
                        mail.body(),
                        mail.sizeBytes(),
                        verdict.state().name(),
                        verdict.reason(),
                        verdict.about())
                .update(id, "id");
        return requireNonNull(id.getKey()).longValue();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void settle(long id, MailVerdict verdict) {
        jdbc.sql("update incoming_mail set outcome = ?, reason = ?, about = ? where id = ?")
                .params(verdict.state().name(), verdict.reason(), verdict.about(), id)
                .update();
    }

    /** A person has decided on a mail that was held. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decide(long id, MailVerdict verdict, String by) {
        settle(id, verdict);
        jdbc.sql("update incoming_mail set decided_at = ?, decided_by = ? where id = ?")
                .params(utc(clock.instant().truncatedTo(ChronoUnit.SECONDS)), by, id)
                .update();
    }

    public Optional<KeptMail> find(long id) {
        return jdbc.sql("select * from incoming_mail where id = ?")
                .param(id)
                .query(IncomingMails::kept)
                .optional();
    }

    /** Holds it until the transaction ends, and reads it as it is then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<KeptMail> lock(long id) {
        jdbc.sql("select id from incoming_mail where id = ? for update")
                .param(id)
                .query(Long.class)
                .list();
        return find(id);
    }

    /** The numbers of what the mails with these {@code Message-ID}s have become. */
    public List<String> becameOf(Collection<String> messageIds) {
        return messageIds.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select distinct about from incoming_mail where message_id in (:ids) and about is not null order by about""").param("ids", messageIds).query(String.class).list();
    }

    /** How many mails of a sender, received after {@code since}, have become something by themselves, without a person. */
    public long takenFrom(String sender, Instant since) {
        return jdbc.sql("""
                        select count(*) from incoming_mail
                        where sender = ? and received_at > ? and outcome in ('NOTIFIED', 'ADDED') and decided_by is null""").params(sender, utc(since)).query(Long.class).single();
    }

    private static KeptMail kept(ResultSet row, int index) throws SQLException {
        var mail = new IncomingMail(
                row.getString("message_id"),
                lines(row.getString("answers")),
                requireNonNull(instant(row, "received_at")),
                row.getString("sender"),
                row.getString("sender_name"),
                row.getString("subject"),
                row.getString("body"),
                row.getLong("size_bytes"),
                null,
                null,
                null);
        var verdict = new MailVerdict(
                MailState.valueOf(row.getString("outcome")), row.getString("reason"), row.getString("about"));
        return new KeptMail(row.getLong("id"), mail, verdict, instant(row, "decided_at"), row.getString("decided_by"));
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
