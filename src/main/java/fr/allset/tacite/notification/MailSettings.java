package fr.allset.tacite.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who writes; an address that cannot be read stops the start.
 *
 * @param from the sender of every mail; its domain ends every {@code Message-ID}
 * @param replyTo who reads the answers
 * @param replyToFailures who reads the answers to letters about failures and maintenance (art. 3); empty for the same
 * @param signature what stands below each letter, in lines: who to call, and what the law has letters of a company say
 */
@ConfigurationProperties("tacite.mail")
public record MailSettings(
        @DefaultValue("ALLSET SAS <ne-pas-repondre@allset.example>")
        String from,

        @DefaultValue("Service contrats <contrats@allset.example>")
        String replyTo,

        @DefaultValue("") String replyToFailures,
        @DefaultValue("") String signature) {

    public MailSettings {
        address("tacite.mail.from", from);
        address("tacite.mail.reply-to", replyTo);
        if (!replyToFailures.isBlank()) {
            address("tacite.mail.reply-to-failures", replyToFailures);
        }
        signature = signature.strip();
    }

    public InternetAddress sender() {
        return address("tacite.mail.from", from);
    }

    public InternetAddress answersTo() {
        return address("tacite.mail.reply-to", replyTo);
    }

    /** Who reads the answers to letters of that kind. */
    public InternetAddress answersTo(String kind) {
        return replyToFailures.isBlank() || !(kind.startsWith("failure-") || kind.startsWith("maintenance-"))
                ? answersTo()
                : address("tacite.mail.reply-to-failures", replyToFailures);
    }

    /** What ends every {@code Message-ID}. */
    public String domain() {
        var address = sender().getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static InternetAddress address(String property, String value) {
        try {
            var addresses = InternetAddress.parse(value, true);
            if (addresses.length != 1) {
                throw new IllegalArgumentException(property + " holds one address, not " + addresses.length);
            }
            addresses[0].validate();
            return addresses[0];
        } catch (AddressException unreadable) {
            throw new IllegalArgumentException(property + " is no mail address: " + value, unreadable);
        }
    }
}
