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
 */
@ConfigurationProperties("tacite.mail")
public record MailSettings(
        @DefaultValue("Tacite <ne-pas-repondre@allset.example>")
        String from,

        @DefaultValue("Service contrats <contrats@allset.example>")
        String replyTo) {

    public MailSettings {
        address("tacite.mail.from", from);
        address("tacite.mail.reply-to", replyTo);
    }

    public InternetAddress sender() {
        return address("tacite.mail.from", from);
    }

    public InternetAddress answersTo() {
        return address("tacite.mail.reply-to", replyTo);
    }

    String domain() {
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
