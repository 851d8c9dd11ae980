package fr.allset.tacite.mailbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mailbox that is read; settings that cannot work stop the start.
 *
 * @param host     the IMAP server; none: no mailbox is read
 * @param port     null: 993 with TLS, 143 without
 * @param tls      false only for a server on the same machine: a password and mails travel in clear
 * @param interval how long after a reading the next one begins
 * @param timeout  how long the server may take for an answer
 */
@ConfigurationProperties("tacite.mailbox")
public record MailboxSettings(
        @Nullable String host,
        @Nullable Integer port,
        @DefaultValue("true") boolean tls,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("30s") Duration interval,
        @DefaultValue("30s") Duration timeout) {

    public MailboxSettings {
        if (host != null && (username.isBlank() || password.isBlank())) {
            throw new IllegalArgumentException(
                    "tacite.mailbox.username and tacite.mailbox.password belong to tacite.mailbox.host");
        }
        if (interval.toMillis() < 1 || timeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "tacite.mailbox.interval and tacite.mailbox.timeout are longer than nothing");
        }
    }

    /** Without the password, wherever it may be printed. */
    @Override
    public String toString() {
        return "MailboxSettings[" + (tls ? "imaps" : "imap") + "://" + host + ":" + port + "/" + folder + "]";
    }
}
