package fr.allset.tacite.notification.delivery;

import static fr.allset.tacite.notification.NoticeExamples.aNotice;
import static fr.allset.tacite.notification.delivery.RecordedNoticeExamples.MESSAGE_ID;
import static fr.allset.tacite.notification.delivery.RecordedNoticeExamples.mail;
import static fr.allset.tacite.notification.delivery.RecordedNoticeExamples.reading;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import fr.allset.tacite.notification.NoticeAttachment;
import fr.allset.tacite.testing.ScriptedSmtpServer;
import fr.allset.tacite.testing.ScriptedSmtpServer.Turn;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpTransportTest {

    @RegisterExtension
    final GreenMailExtension greenMail = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    final ScriptedSmtpServer scripted = new ScriptedSmtpServer();

    @AfterEach
    void close() {
        scripted.close();
    }

    @Test
    void deliversWhatWasWritten() throws Exception {
        to(greenMail.getSmtp().getPort())
                .send(mail(aNotice().recipientAddress("zoe@société.example").build()));

        var received = greenMail.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getMessageID()).isEqualTo(MESSAGE_ID);
        assertThat(received[0].getSubject()).isEqualTo("Votre devis de résiliation DR-2026-0001 : 1 234,50 €");
        assertThat(received[0].getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("=?UTF-8?Q?Zo=C3=A9_Lef=C3=A8vre?= <zoe@xn--socit-esab.example>");
        assertThat(reading(received[0], "text/plain")).contains("L'équipe Allset");
    }

    @Test
    void deliversTheFilesThatGoWithIt() throws Exception {
        var calendar = new NoticeAttachment(
                "dates.ics", "text/calendar; charset=UTF-8", "SUMMARY:Période\r\n".getBytes(UTF_8));

        to(greenMail.getSmtp().getPort()).send(mail(aNotice().build(), List.of(calendar)));

        var parts = (MimeMultipart) greenMail.getReceivedMessages()[0].getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(reading(parts.getBodyPart(0), "text/plain")).contains("L'équipe Allset");
        var file = parts.getBodyPart(1);
        assertThat(file.getFileName()).isEqualTo("dates.ics");
        assertThat(file.getContentType()).contains("text/calendar").contains("UTF-8");
        assertThat(file.getInputStream().readAllBytes()).isEqualTo(calendar.content());
    }

    @ParameterizedTest
    @CsvSource({
        "TOO_BUSY_TO_GREET,        421",
        "SAYS_NOTHING,             timed out",
        "DISLIKES_THE_SENDER,      Sender not allowed here", // 5xx, but our sender is at fault, not the recipient
        "WANTS_A_LOG_IN,           Authentication required", // as above
        "MAILBOX_BUSY,             Greylisted",
        "SHORT_OF_DISK_AT_THE_END, Insufficient system storage"
    })
    void delaysWhatMayGoBetterLater(Turn turn, String reason) {
        scripted.next(turn);

        assertThatExceptionOfType(MailDelayed.class)
                .isThrownBy(() -> to(scripted.port()).send(mail(aNotice().build())))
                .withMessageContaining(reason)
                .satisfies(delayed -> assertThat(delayed.getMessage()).doesNotContain("\n", "\r"));
        assertThat(scripted.accepted()).isEmpty();
    }

    /** The server had all of it: sent again it may arrive twice. */
    @ParameterizedTest
    @CsvSource({"HANGS_UP_AFTER_THE_TEXT, EOF", "SAYS_NOTHING_AFTER_THE_TEXT, no answer within"})
    void doesNotKnowWhatBecameOfAMailWhoseTextHasNoAnswer(Turn turn, String reason) {
        scripted.next(turn);

        assertThatExceptionOfType(MailUncertain.class)
                .isThrownBy(() -> to(scripted.port(), Duration.ofSeconds(2))
                        .send(mail(aNotice().build())))
                .withMessageContaining(reason);
        assertThat(scripted.texts()).hasSize(1);
    }

    /** As RFC 5321 has it: longer than for any other reply. */
    @Test
    void isPatientWithWhoHasTheText() {
        scripted.next(Turn.SLOW_AFTER_THE_TEXT);

        to(scripted.port(), Duration.ofSeconds(30)).send(mail(aNotice().build()));

        assertThat(scripted.accepted()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"NO_SUCH_MAILBOX,  550 5.1.1 User unknown", "REFUSES_THE_TEXT, 554 5.7.1 Looks like spam"})
    void refusesWhatTheServerRefusesForGood(Turn turn, String reply) {
        scripted.next(turn);

        assertThatExceptionOfType(MailRefused.class)
                .isThrownBy(() -> to(scripted.port()).send(mail(aNotice().build())))
                .withMessage(reply);
        assertThat(scripted.accepted()).isEmpty();
    }

    @Test
    void takesAMailForSentOnceTheServerHasAcceptedItHoweverItSaysGoodBye() {
        scripted.next(Turn.HANGS_UP_AFTER_ACCEPTING);

        to(scripted.port()).send(mail(aNotice().build()));

        assertThat(scripted.accepted()).hasSize(1);
    }

    @Test
    void delaysTheMailWhenNobodyListens() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        assertThatExceptionOfType(MailDelayed.class)
                .isThrownBy(() -> to(closed).send(mail(aNotice().build())))
                .withMessageContaining("refused");
    }

    /** The time-outs in milliseconds, shorter than in application.yml so that the test is. */
    private static SmtpTransport to(int port) {
        return to(port, Duration.ofSeconds(10));
    }

    private static SmtpTransport to(int port, Duration patience) {
        var server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.getJavaMailProperties().put("mail.smtp.connectiontimeout", "5000");
        server.getJavaMailProperties().put("mail.smtp.timeout", "1500");
        server.getJavaMailProperties().put("mail.smtp.writetimeout", "5000");
        return new SmtpTransport(server, "127.0.0.1", patience);
    }
}
