/**
 * The mails that one IMAP mailbox brings. Each is recorded once, with what became of it, in one transaction with what its
 * {@link fr.allset.tacite.mailbox.MailHandler} does; only then is it marked as read at the server. What cannot be decided is held for a
 * person. Off until {@code tacite.mailbox.host} is configured.
 */
@NullMarked
package fr.allset.tacite.mailbox;

import org.jspecify.annotations.NullMarked;
