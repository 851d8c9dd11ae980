package fr.allset.tacite.failure.mail;

import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.mailbox.IncomingMails;
import fr.allset.tacite.mailbox.KeptMail;
import fr.allset.tacite.mailbox.MailVerdict;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.subscription.WrittenNumbers;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person decides on a mail that was held. Whatever it becomes, it was received when its server received it. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class HeldMailHandling {

    private final IncomingMails mails;
    private final FailureReporting notifications;

    HeldMailHandling(IncomingMails mails, FailureReporting notifications) {
        this.mails = mails;
        this.notifications = notifications;
    }

    /** @throws Refusal when there is no such mail */
    @Transactional(readOnly = true)
    public KeptMail find(long id) {
        return mails.find(id).orElseThrow(() -> Refusal.notFound("unknown-mail", id));
    }

    /**
     * The mail waits for a person.
     *
     * @throws OutOfTurn when it does not, or there is none
     */
    @Transactional(readOnly = true)
    public void requireHeld(long id) {
        if (mails.find(id).filter(KeptMail::isHeld).isEmpty()) {
            throw new OutOfTurn("Mail " + id + " is not held: there is nothing to decide on it");
        }
    }

    /**
     * It is a Notification de Défaillance.
     *
     * @param subscriptions the numbers of those that it concerns, separated by commas, blanks or lines
     * @throws Refusal when it was decided on before, or it cannot be a notification of these subscriptions
     */
    public void takeAsNotification(long id, @Nullable String subscriptions, String by) {
        var held = held(id);
        var request = MailWords.evident(held.mail(), WrittenNumbers.of(subscriptions));
        mails.decide(
                id,
                MailVerdict.notified(notifications
                        .register(request, new Actor(by, Optional.empty()))
                        .number()),
                by);
    }

    /**
     * It belongs to a notification that is on file.
     *
     * @throws Refusal when it was decided on before, or there is no such notification
     */
    public void addTo(long id, @Nullable String notification, String by) {
        var held = held(id);
        var number = notification == null ? "" : notification.strip().toUpperCase(Locale.ROOT);
        notifications.add(
                number, held.mail().receivedAt(), MailWords.addedBy(held.mail()), MailWords.addition(held.mail()));
        mails.decide(id, MailVerdict.added(number), by);
    }

    /**
     * It is of no account here; its sender is not told.
     *
     * @throws Refusal when it was decided on before, or there is no reason or too long a one
     */
    public void discard(long id, @Nullable String reason, String by) {
        held(id);
        if (reason == null || reason.isBlank()) {
            throw Refusal.unprocessable("mail-reason-missing", "reason");
        }
        if (reason.length() > MailVerdict.LONGEST_REASON) {
            throw Refusal.unprocessable("reason-too-long", "reason", MailVerdict.LONGEST_REASON);
        }
        mails.decide(id, MailVerdict.discarded(reason.strip()), by);
    }

    private KeptMail held(long id) {
        var mail = mails.lock(id).orElseThrow(() -> Refusal.notFound("unknown-mail", id));
        if (!mail.isHeld()) {
            throw Refusal.conflict("mail-decided", mail.verdict().state().label());
        }
        return mail;
    }
}
