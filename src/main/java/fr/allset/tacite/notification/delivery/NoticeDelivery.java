package fr.allset.tacite.notification.delivery;

import static java.util.Objects.requireNonNull;

import fr.allset.tacite.notification.MailSettings;
import fr.allset.tacite.notification.NoticeStatus;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.typography.FrenchMoment;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens to a notice between its record and the mail server's 250, or the person who gives it up. */
@Component
public class NoticeDelivery {

    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_ADDRESS = 320;

    private final Notices notices;
    private final MailTransport transport;
    private final MailSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate ofItsOwn;

    NoticeDelivery(
            Notices notices,
            MailTransport transport,
            MailSettings settings,
            JdbcClient jdbc,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.notices = notices;
        this.transport = transport;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
        this.ofItsOwn = new TransactionTemplate(transactions);
        this.ofItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Tries once to send the notice; one that has been sent is left alone. The outcome is committed at once, whatever becomes of
     * the caller's transaction. Whoever sends it at the same moment waits until then, and finds it sent.
     *
     * @throws OutOfTurn     when a person has decided that it is not sent again, or is still to decide on what came back or may have
     *                       arrived
     * @throws MailRefused   when the notice will never be accepted as it is; it is then {@code FAILED}
     * @throws MailUncertain when nobody knows whether it was accepted; it is then {@code FAILED} until a person decides
     * @throws MailDelayed   when it may go better later
     */
    public void send(long id) {
        var failure = ofItsOwn.execute(transaction -> trySending(id));
        if (failure != null) {
            throw failure;
        }
    }

    /** @return why it has not been sent; null when it has */
    private @Nullable RuntimeException trySending(long id) {
        hold(id);
        var notice = notice(id);
        if (notice.isSent()) {
            return null;
        }
        if (notice.status() == NoticeStatus.FAILED) {
            requireMayBeTriedAgain(notice);
        }
        if (notice.isLateAt(clock.instant())) {
            var late = new MailRefused("Ce courrier n'est pas parti à temps\u00a0: il était utile jusqu'au "
                    + FrenchMoment.of(requireNonNull(notice.usefulUntil())) + ".");
            tried(id, "status = 'FAILED', last_error = :error", late.getMessage());
            return late;
        }
        try {
            transport.send(NoticeMail.of(notice, notices.attachments(id), settings, clock.instant()));
        } catch (MailRefused refused) {
            tried(id, "status = 'FAILED', last_error = :error", refused.getMessage());
            return refused;
        } catch (MailUncertain uncertain) {
            tried(id, "status = 'FAILED', unknown_since = :now, last_error = :error", uncertain.getMessage());
            return uncertain;
        } catch (RuntimeException failure) {
            tried(id, "status = 'RECORDED', last_error = :error", failure.getMessage());
            return failure;
        }
        tried(id, "status = 'SENT', unknown_since = null, last_error = :error, sent_at = :now", null);
        return null;
    }

    /** Until the transaction ends. */
    void hold(long id) {
        jdbc.sql("select id from notice where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .list();
    }

    private void requireMayBeTriedAgain(RecordedNotice notice) {
        if (notice.abandonedBecause() != null
                || notice.unknownSince() != null
                || notices.bouncesOf(List.of(notice.id())).stream().anyMatch(bounce -> bounce.decidedAt() == null)) {
            throw new OutOfTurn("Notice " + notice.id()
                    + " has been given up, came back or may have arrived: it is not sent again");
        }
    }

    private void tried(long id, String outcome, @Nullable String error) {
        jdbc.sql("update notice set attempts = attempts + 1, " + outcome + " where id = :id and status <> 'SENT'")
                .param("error", shortened(error))
                .param("now", clock.instant())
                .param("id", id)
                .update();
    }

    /** The last retry has failed; a person is told by an incident. */
    @Transactional
    public void giveUp(long id) {
        jdbc.sql("update notice set status = 'FAILED' where id = :id and status = 'RECORDED'")
                .param("id", id)
                .update();
    }

    /** The mail server had taken the notice, and then it came back: it counts as not delivered, and can be sent again. */
    @Transactional
    public void cameBack(long id, String said) {
        jdbc.sql(
                        "update notice set status = 'FAILED', sent_at = null, last_error = :lastError where id = :id and status = 'SENT'")
                .param("lastError", shortened(said))
                .param("id", id)
                .update();
    }

    /**
     * The address at which the notice is sent from now on, even where it comes late: a person has decided so.
     *
     * @throws Refusal {@code notice-address} when no mail can be sent there
     */
    @Transactional
    public void correctAddress(long id, @Nullable String address) {
        var corrected = address == null ? "" : address.strip();
        if (!canBeWrittenTo(corrected)) {
            // on one line, because a refusal may be logged
            throw Refusal.unprocessable("notice-address", "correctedAddress", corrected.replaceAll("\\p{Cntrl}+", " "));
        }
        jdbc.sql("""
                        update notice set recipient_address = :recipientAddress, status = 'RECORDED', unknown_since = null,
                            useful_until = null
                        where id = :id and status <> 'SENT'""").param("recipientAddress", corrected).param("id", id).update();
    }

    /**
     * The notice is not sent again.
     *
     * @throws Refusal {@code notice-abandoned-without-reason}
     */
    @Transactional
    public void abandon(long id, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.unprocessable("notice-abandoned-without-reason", "reason");
        }
        jdbc.sql(
                        "update notice set abandoned_because = :abandonedBecause, status = 'FAILED' where id = :id and status <> 'SENT'")
                .param("abandonedBecause", shortened(reason.strip()))
                .param("id", id)
                .update();
    }

    /**
     * A person has found out that a notice has arrived of which nobody knew it: it counts as sent since then.
     *
     * @throws Refusal {@code notice-not-uncertain} when its outcome is known
     */
    @Transactional
    public void confirmArrived(long id) {
        hold(id);
        var notice = notice(id);
        if (notice.isSent()) {
            return;
        }
        if (notice.unknownSince() == null) {
            throw Refusal.conflict("notice-not-uncertain", id);
        }
        jdbc.sql("update notice set status = 'SENT', sent_at = unknown_since, unknown_since = null where id = :id")
                .param("id", id)
                .update();
    }

    /** The notice, for what a form shows of it. */
    public RecordedNotice notice(long id) {
        return notices.find(id).orElseThrow(() -> new IllegalStateException("There is no notice " + id));
    }

    private static boolean canBeWrittenTo(String address) {
        if (address.length() > LONGEST_ADDRESS) {
            return false;
        }
        try {
            new InternetAddress(NoticeMail.asciiDomain(address)).validate();
            return true;
        } catch (AddressException unwritable) {
            return false;
        }
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
