package fr.allset.tacite.mailbox;

import java.util.Optional;

/**
 * Who knows what to do with mails of some sort. Handlers are asked in their {@link org.springframework.core.annotation.Order order}; the
 * first that answers decides, and a mail that nobody knows is held.
 */
public interface MailHandler {

    /**
     * Does what the mail asks for, in the transaction that records it: both hold, or neither does.
     *
     * @return what became of the mail; none when it is not of this handler's sort, and then nothing has been done
     */
    Optional<MailVerdict> handle(IncomingMail mail);
}
