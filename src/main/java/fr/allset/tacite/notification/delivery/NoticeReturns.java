package fr.allset.tacite.notification.delivery;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.mailbox.DeliveryReport;
import fr.allset.tacite.notification.NoticeBounce;
import fr.allset.tacite.notification.NoticeBounced;
import fr.allset.tacite.notification.NoticeRecorded;
import fr.allset.tacite.notification.NoticeStatus;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.text.PlainText;
import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letters that came back after the mail server had taken them, and what a person decides about each. */
@Component
@Transactional(noRollbackFor = Refusal.class)
public class NoticeReturns {

    private static final int LONGEST_DECISION = 2000;

    private final Notices notices;
    private final NoticeDelivery delivery;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NoticeReturns(
            Notices notices, NoticeDelivery delivery, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.notices = notices;
        this.delivery = delivery;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A mail server reports that a letter will not be delivered: it is not sent, until a person has decided.
     *
     * @return why nothing follows from it, in French; none when a person is to decide now
     */
    Optional<String> take(RecordedNotice letter, DeliveryReport report, Instant at) {
        delivery.hold(letter.id());
        var returned = notices.find(letter.id()).orElseThrow();
        if (returned.status() == NoticeStatus.FAILED) {
            return Optional.of("Le courrier « " + returned.notice().subject() + " » est déjà compté comme non remis.");
        }
        if (returned.status() == NoticeStatus.RECORDED) {
            return Optional.of("Le courrier « " + returned.notice().subject() + " » est en cours de renvoi.");
        }
        var address = returned.notice().recipientAddress();
        if (isAboutAnother(letter.id(), report, address)) {
            return Optional.of("Le courrier « " + returned.notice().subject()
                    + " » a été renvoyé depuis à l'adresse corrigée " + address + ".");
        }
        var id = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into notice_bounce (notice_id, sent_at, returned_at, status, recipient, diagnostic)
                        values (:noticeId, :sentAt, :returnedAt, :status, :recipient, :diagnostic)""")
                .param("noticeId", letter.id())
                .param("sentAt", requireNonNull(returned.sentAt()))
                .param("returnedAt", at)
                .param("status", report.status())
                .param("recipient", report.recipient().isEmpty() ? address : report.recipient())
                .param("diagnostic", report.diagnostic())
                .update(id, "id");
        delivery.cameBack(letter.id(), ("Courrier retourné : " + report.status() + " " + report.diagnostic()).strip());
        events.publishEvent(new NoticeBounced(requireNonNull(id.getKey()).longValue(), letter.id()));
        return Optional.empty();
    }

    /** Whether it is about an earlier sending, to an address that a person has corrected since. */
    private boolean isAboutAnother(long notice, DeliveryReport report, String address) {
        if (report.writtenTo() != null) {
            return !same(report.writtenTo(), address);
        }
        // what the server passed the mail on to is an address that we never wrote to
        return !report.recipient().isEmpty()
                && !same(report.recipient(), address)
                && notices.bouncesOf(List.of(notice)).stream()
                        .anyMatch(bounce -> same(bounce.recipient(), report.recipient()));
    }

    private static boolean same(String one, String other) {
        return ascii(one).equals(ascii(other));
    }

    private static String ascii(String address) {
        try {
            return NoticeMail.asciiDomain(address).toLowerCase(Locale.ROOT);
        } catch (AddressException unwritable) {
            return address.toLowerCase(Locale.ROOT);
        }
    }

    /** The letter that came back. */
    @Transactional(readOnly = true)
    public RecordedNotice letter(long bounce) {
        return delivery.notice(find(bounce).notice());
    }

    @Transactional(readOnly = true)
    public NoticeBounce find(long bounce) {
        return notices.bounce(bounce).orElseThrow(() -> new IllegalStateException("There is no return " + bounce));
    }

    /**
     * The same letter goes out again, under the same {@code Message-ID}.
     *
     * @throws Refusal {@code notice-address} when no mail can be sent there, {@code bounce-decided} when somebody was faster
     */
    public void sendAgain(long bounce, @Nullable String address, String by) {
        long notice = undecided(bounce).notice();
        delivery.correctAddress(notice, address);
        decide(bounce, by, "Renvoyé à " + delivery.notice(notice).notice().recipientAddress() + ".");
        events.publishEvent(new NoticeRecorded(notice));
    }

    /**
     * It does not go out again.
     *
     * @throws Refusal {@code notice-abandoned-without-reason}, {@code bounce-decided} when somebody was faster
     */
    public void abandon(long bounce, @Nullable String reason, String by) {
        delivery.abandon(undecided(bounce).notice(), reason);
        decide(bounce, by, "Pas renvoyé : " + requireNonNull(reason).strip());
    }

    /** Held until the transaction ends; what was decided before stands. */
    private NoticeBounce undecided(long bounce) {
        delivery.hold(find(bounce).notice());
        var held = find(bounce);
        if (held.decidedAt() != null) {
            throw Refusal.conflict("bounce-decided", requireNonNull(held.decision()));
        }
        return held;
    }

    private void decide(long bounce, String by, String decision) {
        jdbc.sql(
                        "update notice_bounce set decided_at = :decidedAt, decided_by = :decidedBy, decision = :decision where id = :id")
                .param("decidedAt", clock.instant())
                .param("decidedBy", by)
                .param("decision", PlainText.shortened(decision, LONGEST_DECISION))
                .param("id", bounce)
                .update();
    }
}
