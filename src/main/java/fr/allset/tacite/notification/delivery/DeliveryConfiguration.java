package fr.allset.tacite.notification.delivery;

import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.StringUtils;

/** SMTP when {@code spring.mail.host} names a server, otherwise the folder {@code mails} in {@code tacite.data}. */
@Configuration
class DeliveryConfiguration {

    private static final Logger log = LoggerFactory.getLogger(DeliveryConfiguration.class);

    @Bean
    MailTransport mailTransport(
            @Value("${spring.mail.host:}") String host,
            @Value("${tacite.data}") Path data,
            @Value("${tacite.mail.patience}") Duration patience,
            ObjectProvider<JavaMailSenderImpl> server) {
        return StringUtils.hasText(host)
                ? new SmtpTransport(server.getObject(), host, patience)
                : new FolderTransport(data.resolve("mails"));
    }

    @EventListener
    void sayWhereMailsGo(ApplicationReadyEvent ready) {
        log.info(
                "Les courriers {}",
                ready.getApplicationContext().getBean(MailTransport.class).destination());
    }
}
