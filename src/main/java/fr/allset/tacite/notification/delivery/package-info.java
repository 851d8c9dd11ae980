/**
 * How a notice leaves the house: the mail made of it, and the two ways for mails, SMTP and a folder of {@code .eml} files.
 *
 * <p>Exactly-once mail does not exist. The outcome of a try is committed as soon as it is known, apart from the engine's
 * transaction. So a rollback there neither forgets an error nor sends twice. What is left is a crash, or the loss of the database,
 * between the mail server's 250 and our commit. The next try then sends the same mail again, byte for byte and with the same {@code
 * Message-ID}.
 */
@NullMarked
package fr.allset.tacite.notification.delivery;

import org.jspecify.annotations.NullMarked;
