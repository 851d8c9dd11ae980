package fr.allset.tacite.notification.delivery;

import static fr.allset.tacite.notification.NoticeExamples.aNotice;
import static fr.allset.tacite.notification.delivery.RecordedNoticeExamples.MESSAGE_ID;
import static fr.allset.tacite.notification.delivery.RecordedNoticeExamples.mail;
import static fr.allset.tacite.notification.delivery.RecordedNoticeExamples.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTransportTest {

    @TempDir
    Path data;

    @Test
    void writesAFileThatAMailProgramOpens() throws Exception {
        var folder = data.resolve("mails");

        new FolderTransport(folder).send(mail(aNotice().build()));

        try (var file = Files.newInputStream(folder.resolve("2026-11-23T10-00-00-42.eml"))) {
            var read = new MimeMessage(Session.getInstance(new Properties()), file);
            assertThat(read.getMessageID()).isEqualTo(MESSAGE_ID);
            assertThat(read.getSubject()).isEqualTo(aNotice().build().subject());
            assertThat(reading(read, "text/plain"))
                    .contains("Les Frais de Résiliation Anticipée s'élèvent à 1 234,50 €");
        }
    }

    @Test
    void replacesTheFileOfAMailThatIsSentAgainAndLeavesNothingHalfWritten() throws Exception {
        var transport = new FolderTransport(data);

        transport.send(mail(aNotice().build()));
        transport.send(mail(aNotice().build()));

        try (var files = Files.list(data)) {
            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("2026-11-23T10-00-00-42.eml");
        }
    }

    @Test
    void delaysTheMailWhenTheFolderCannotBeWritten() throws Exception {
        var occupied = Files.createFile(data.resolve("mails"));

        assertThatExceptionOfType(MailDelayed.class)
                .isThrownBy(
                        () -> new FolderTransport(occupied).send(mail(aNotice().build())))
                .withMessageContaining(occupied.toString());
    }

    @Test
    void saysWhereTheMailsAre() {
        assertThat(new FolderTransport(data).destination())
                .isEqualTo("sont écrits en fichiers .eml dans le dossier " + data);
    }
}
