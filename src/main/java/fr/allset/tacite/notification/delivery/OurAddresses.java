package fr.allset.tacite.notification.delivery;

import fr.allset.tacite.mailbox.MailboxSettings;
import fr.allset.tacite.mailbox.OwnAddresses;
import fr.allset.tacite.notification.MailSettings;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The addresses under which Tacite writes, is answered and is written to. */
@Component
class OurAddresses implements OwnAddresses {

    private final Set<String> addresses;

    OurAddresses(MailSettings letters, MailboxSettings mailbox) {
        this.addresses = Stream.of(
                        letters.sender().getAddress(),
                        letters.answersTo().getAddress(),
                        letters.answersTo("failure-received").getAddress(),
                        mailbox.username())
                .filter(address -> !address.isEmpty())
                .map(address -> address.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean contain(String address) {
        return addresses.contains(address);
    }
}
