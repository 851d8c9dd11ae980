package fr.allset.tacite.notification.delivery;

import static fr.allset.tacite.notification.NoticeExamples.aNotice;
import static fr.allset.tacite.notification.delivery.RecordedNoticeExamples.mail;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class DeliveryConfigurationTest {

    @TempDir
    Path data;

    final ApplicationContextRunner tacite = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
            .withInitializer(context ->
                    context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()))
            .withUserConfiguration(DeliveryConfiguration.class);

    @Test
    void writesToTheMailFolderOfTheDataByDefaultAndTheConsoleNamesIt(CapturedOutput console) {
        tacite.withPropertyValues("tacite.mail.patience=PT10M", "tacite.data=" + data)
                .run(context -> {
                    context.getBean(MailTransport.class).send(mail(aNotice().build()));
                    ready(context.getSourceApplicationContext());

                    assertThat(data.resolve("mails").resolve("2026-11-23T10-00-00-42.eml"))
                            .exists();
                    assertThat(console)
                            .contains("Les courriers sont écrits en fichiers .eml dans le dossier "
                                    + data.resolve("mails"));
                });
    }

    @Test
    void takesAnEmptyHostForNone() {
        tacite.withPropertyValues("tacite.mail.patience=PT10M", "tacite.data=" + data, "spring.mail.host=")
                .run(context -> assertThat(context.getBean(MailTransport.class)).isInstanceOf(FolderTransport.class));
    }

    @Test
    void sendsBySmtpWhenAServerIsNamedAndTheConsoleNamesIt(CapturedOutput console) {
        tacite.withPropertyValues(
                        "tacite.mail.patience=PT10M", "tacite.data=" + data, "spring.mail.host=smtp.allset.example")
                .run(context -> {
                    ready(context.getSourceApplicationContext());

                    assertThat(context.getBean(MailTransport.class)).isInstanceOf(SmtpTransport.class);
                    assertThat(console).contains("Les courriers sont envoyés par le serveur SMTP smtp.allset.example");
                });
    }

    private static void ready(ConfigurableApplicationContext context) {
        context.publishEvent(new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));
    }
}
