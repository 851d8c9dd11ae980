package fr.allset.tacite.mailbox;

import fr.allset.tacite.time.ClockHands;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Pollers;

/** Reads the mailbox, where one is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tacite.mailbox.host")
class MailboxConfiguration {

    @Bean
    ImapInbox imapInbox(MailboxSettings settings) {
        return new ImapInbox(settings);
    }

    @Bean
    Mailbox mailbox(ImapInbox inbox, MailReception reception, ClockHands clock) {
        return new Mailbox(inbox, reception, clock);
    }

    /** Nothing happens between two readings that a process waits for: the library's poller is enough. */
    @Bean
    IntegrationFlow mailboxReading(Mailbox mailbox, MailboxSettings settings) {
        return IntegrationFlow.fromSupplier(
                        mailbox::read, reading -> reading.poller(Pollers.fixedDelay(settings.interval())))
                .nullChannel();
    }
}
