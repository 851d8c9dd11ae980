package fr.allset.tacite.mailbox;

import fr.allset.tacite.problem.Refusal;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Records each mail once, together with what is done about it. */
@Service
public class MailReception {

    private static final Logger log = LoggerFactory.getLogger(MailReception.class);

    private static final MailVerdict NOT_YET = MailVerdict.held("Lecture en cours.");
    private static final int TRIES = 3;

    private final IncomingMails mails;
    private final List<MailHandler> handlers;
    private final OwnAddresses own;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    MailReception(
            IncomingMails mails,
            List<MailHandler> handlers,
            OwnAddresses own,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.mails = mails;
        this.handlers = List.copyOf(handlers);
        this.own = own;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Puts the mail on file, unless an earlier call or another node has. A handler that fails on it again and again has it held for a
     * person.
     *
     * @return whether it is on file; false when it never will be
     * @throws RuntimeException when nothing can be put on file at this moment
     */
    public boolean receive(IncomingMail received) {
        var mail = received.withoutGroup(own);
        for (int tries = 1; tries <= TRIES && !mails.isKnown(mail.messageId()); tries++) {
            try {
                transaction.executeWithoutResult(status -> recordAndHandle(mail));
                return true;
            } catch (DuplicateKeyException perhapsRecordedMeanwhile) {
                log.debug("Mail {} met its own kind", mail.messageId(), perhapsRecordedMeanwhile);
            } catch (DataAccessResourceFailureException | CannotCreateTransactionException unavailable) {
                throw unavailable;
            } catch (RuntimeException failure) {
                if (tries == TRIES && failure instanceof TransientDataAccessException) {
                    throw failure;
                }
                log.warn("Mail {} could not be handled, try {} of {}", mail.messageId(), tries, TRIES, failure);
            }
        }
        return mails.isKnown(mail.messageId())
                || hold(mail, "Tacite n'a pas pu traiter ce message ; le journal de l'application dit pourquoi.");
    }

    /**
     * A person wants to decide on a mail that was ignored: it is held, whatever was said against it. It stays received when it was.
     *
     * @throws Refusal when there is no such mail, or it was not ignored
     */
    public void holdIgnored(long id, String by) {
        transaction.executeWithoutResult(status -> {
            var mail = mails.lock(id).orElseThrow(() -> Refusal.notFound("unknown-mail", id));
            var state = mail.verdict().state();
            if (state != MailState.IGNORED) {
                throw Refusal.conflict("mail-not-ignored", state.label());
            }
            mails.settle(
                    id,
                    MailVerdict.held("Repris par " + by + ". Il avait été ignoré : "
                            + mail.verdict().reason()));
            events.publishEvent(new MailHeld(id));
        });
    }

    private void recordAndHandle(IncomingMail mail) {
        // first its row: another node that reads the same mail waits here, and then finds it recorded
        long id = mails.insert(mail, NOT_YET);
        var verdict = handlers.stream()
                .flatMap(handler -> handler.handle(mail).stream())
                .findFirst()
                .orElseGet(() -> MailVerdict.held("Personne ne sait que faire de ce message."));
        mails.settle(id, verdict);
        if (verdict.state() == MailState.HELD) {
            events.publishEvent(new MailHeld(id));
        }
    }

    /** Records the mail without asking what it is about, for a person to decide. */
    private boolean hold(IncomingMail mail, String reason) {
        try {
            transaction.executeWithoutResult(
                    status -> events.publishEvent(new MailHeld(mails.insert(mail, MailVerdict.held(reason)))));
            return true;
        } catch (DuplicateKeyException recordedMeanwhile) {
            return mails.isKnown(mail.messageId());
        } catch (DataAccessResourceFailureException
                | CannotCreateTransactionException
                | TransientDataAccessException unavailable) {
            throw unavailable;
        } catch (RuntimeException poison) {
            log.error("Mail {} cannot even be held", mail.messageId(), poison);
            return false;
        }
    }
}
