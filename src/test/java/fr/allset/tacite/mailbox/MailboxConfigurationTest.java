package fr.allset.tacite.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import fr.allset.tacite.testing.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.integration.IntegrationAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The module alone, with nobody who knows what to do with a mail. */
@ExtendWith(OutputCaptureExtension.class)
class MailboxConfigurationTest {

    @RegisterExtension
    final GreenMailExtension greenMail = new GreenMailExtension(RawMails.patient(ServerSetupTest.IMAPS));

    private final ApplicationContextRunner module = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class,
                    FlywayAutoConfiguration.class,
                    TaskSchedulingAutoConfiguration.class,
                    IntegrationAutoConfiguration.class))
            .withUserConfiguration(Module.class, MovableClock.Configuration.class)
            .withPropertyValues(
                    "spring.datasource.url=jdbc:h2:mem:mailbox-alone;DB_CLOSE_DELAY=-1;CASE_INSENSITIVE_IDENTIFIERS=TRUE");

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(MailboxSettings.class)
    @Import({MailboxConfiguration.class, MailReception.class, IncomingMails.class})
    @ComponentScan("fr.allset.tacite.persistence")
    static class Module {

        /** Who writes letters says which addresses are ours; here nobody does. */
        @Bean
        OwnAddresses noAddresses() {
            return address -> false;
        }
    }

    @Test
    void readsNothingUntilAServerIsNamed() {
        module.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(Mailbox.class)
                .doesNotHaveBean(ImapInbox.class));
    }

    @Test
    void doesNotTrustAServerWhoseCertificateNobodyHasSigned(CapturedOutput output) {
        var settings = new MailboxSettings(
                "127.0.0.1",
                greenMail.getImaps().getPort(),
                true,
                "a@allset.example",
                "secret",
                "INBOX",
                Duration.ofSeconds(30),
                Duration.ofSeconds(5));
        greenMail.setUser("a@allset.example", "a@allset.example", "secret");
        module.run(context -> {
            var inbox = new ImapInbox(settings);
            inbox.setBeanFactory(context.getBeanFactory());
            inbox.afterPropertiesSet();

            assertThat(new Mailbox(inbox, context.getBean(MailReception.class), context.getBean(MovableClock.class))
                            .read())
                    .isZero();
            inbox.destroy();
        });
        assertThat(output.getAll()).containsPattern("The mailbox cannot be read.*certification path");
    }

    @Test
    void readsAgainAndAgainByItself() {
        var plain = new GreenMail(RawMails.patient(ServerSetupTest.IMAP));
        plain.start();
        try {
            var mails = new RawMails(plain.setUser("a@allset.example", "a@allset.example", "secret"));
            module.withPropertyValues(
                            "tacite.mailbox.host=127.0.0.1",
                            "tacite.mailbox.port=" + plain.getImap().getPort(),
                            "tacite.mailbox.tls=false",
                            "tacite.mailbox.username=a@allset.example",
                            "tacite.mailbox.password=secret",
                            "tacite.mailbox.interval=100ms")
                    .run(context -> {
                        mails.from("zoe@ponant.example", "Bonjour", "Texte");
                        await().atMost(Duration.ofSeconds(30))
                                .until(() -> onFile(context.getBean(JdbcClient.class)) == 1);
                        mails.from("zoe@ponant.example", "Bonjour encore", "Texte");
                        await().atMost(Duration.ofSeconds(30))
                                .until(() -> onFile(context.getBean(JdbcClient.class)) == 2);
                        assertThat(context.getBean(JdbcClient.class)
                                        .sql("select distinct outcome from incoming_mail")
                                        .query(String.class)
                                        .single())
                                .isEqualTo("HELD");
                    });
        } finally {
            plain.stop();
        }
    }

    @Test
    void needsAPasswordAndNeverShowsIt() {
        module.withPropertyValues("tacite.mailbox.host=127.0.0.1")
                .run(context -> assertThat(context).hasFailed());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("a@allset.example", ""))
                .withMessageContaining("tacite.mailbox.password");
        assertThat(settings("a@allset.example", "secret").toString())
                .isEqualTo("MailboxSettings[imaps://imap.allset.example:993/INBOX]");
    }

    private static MailboxSettings settings(String username, String password) {
        return new MailboxSettings(
                "imap.allset.example",
                993,
                true,
                username,
                password,
                "INBOX",
                Duration.ofSeconds(30),
                Duration.ofSeconds(30));
    }

    private static int onFile(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from incoming_mail")
                .query(Integer.class)
                .single();
    }
}
