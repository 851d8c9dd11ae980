package fr.allset.tacite.notification.delivery;

import static fr.allset.tacite.notification.NoticeExamples.aNotice;
import static fr.allset.tacite.notification.delivery.RecordedNoticeExamples.MESSAGE_ID;
import static fr.allset.tacite.notification.delivery.RecordedNoticeExamples.RECORDED_AT;
import static fr.allset.tacite.notification.delivery.RecordedNoticeExamples.SETTINGS;
import static fr.allset.tacite.notification.delivery.RecordedNoticeExamples.mail;
import static fr.allset.tacite.notification.delivery.RecordedNoticeExamples.reading;
import static fr.allset.tacite.notification.delivery.RecordedNoticeExamples.readings;
import static fr.allset.tacite.notification.delivery.RecordedNoticeExamples.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.allset.tacite.notification.MailSettings;
import fr.allset.tacite.notification.NoticeAttachment;
import fr.allset.tacite.text.HtmlText;
import jakarta.mail.Header;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeMailTest {

    @Test
    void isReadBackAsItWasWritten() throws Exception {
        var notice = aNotice().build();

        var read = readBack(mail(notice));

        assertThat(read.getSubject()).isEqualTo(notice.subject());
        assertThat(reading(read, "text/plain").replace("\r\n", "\n")).isEqualTo(notice.body());
        assertThat(read.getFrom()).containsExactly(new InternetAddress("ne-pas-repondre@allset.example", "ALLSET SAS"));
        assertThat(read.getReplyTo())
                .containsExactly(new InternetAddress("contrats@allset.example", "Service contrats"));
        var recipient = (InternetAddress) read.getRecipients(RecipientType.TO)[0];
        assertThat(recipient.getPersonal()).isEqualTo("Zoé Lefèvre");
        assertThat(recipient.getAddress()).isEqualTo("zoe.lefevre@boulangerie.example");
        assertThat(read.getMessageID()).isEqualTo(MESSAGE_ID);
        assertThat(read.getSentDate().toInstant()).isEqualTo(RECORDED_AT);
        assertThat(read.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(read.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(read.getContentType()).startsWith("multipart/alternative");
        for (var type : List.of("plain", "html")) {
            var parts = readings(read, "text/" + type);
            assertThat(parts).hasSize(1);
            assertThat(parts.get(0).getHeader("Content-Transfer-Encoding")).containsExactly("quoted-printable");
            assertThat(parts.get(0).getContentType()).isEqualTo("text/" + type + "; charset=UTF-8");
        }
        assertThat(HtmlText.of(reading(read, "text/html")))
                .contains("Les Frais de Résiliation Anticipée s'élèvent à 1 234,50 € hors taxes.");
        assertThat(read.getHeader("MIME-Version")).containsExactly("1.0");
    }

    @Test
    void isAnsweredToWhoeverIsConcerned() throws Exception {
        var failure = aNotice().kind("failure-received").build();

        assertThat(readBack(mail(failure)).getReplyTo())
                .containsExactly(new InternetAddress("support@allset.example", "Support"));
    }

    /** All letters about one failure, or one quote, are one conversation in the client's mail program. */
    @Test
    void belongsToTheConversationAboutItsSubject() throws Exception {
        var change = aNotice().about("EV-2026-000001/2").build();

        assertThat(readBack(mail(aNotice().build())).getHeader("References"))
                .containsExactly("<DR-2026-0001@allset.example>");
        assertThat(readBack(mail(change)).getHeader("References")).containsExactly("<EV-2026-000001-2@allset.example>");
    }

    @Test
    void isSignedByWhoeverIsToBeCalled() throws Exception {
        var settings = new MailSettings(
                SETTINGS.from(), SETTINGS.replyTo(), "", "ALLSET SAS · 02 61 91 00 00\nRCS Brest 000 000 000\n");
        var notice = aNotice().build();

        var read = readBack(NoticeMail.of(recorded(notice), List.of(), settings, RECORDED_AT));

        assertThat(reading(read, "text/plain").replace("\r\n", "\n"))
                .isEqualTo(notice.body() + "\n\nALLSET SAS · 02 61 91 00 00\nRCS Brest 000 000 000");
        assertThat(HtmlText.of(reading(read, "text/html"))).contains("RCS Brest 000 000 000");
    }

    @Test
    void isTheSameAtEachTry() throws Exception {
        assertThat(bytes(mail(aNotice().build())))
                .isEqualTo(bytes(mail(aNotice().build())));
    }

    @Test
    void isTheSameAtEachTryWithTheFilesThatGoWithIt() throws Exception {
        var files = List.of(new NoticeAttachment(
                "dates.ics", "text/calendar; charset=UTF-8", "é".getBytes(StandardCharsets.UTF_8)));

        assertThat(bytes(mail(aNotice().build(), files)))
                .isEqualTo(bytes(mail(aNotice().build(), files)));
        assertThat(readBack(mail(aNotice().build(), files)).getContentType()).startsWith("multipart/mixed");
    }

    @Test
    void travelsAsPlainAsciiInShortLines() throws Exception {
        var bytes = bytes(mail(aNotice().body("é".repeat(5000) + "\n.\n").build()));

        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(new String(bytes, StandardCharsets.ISO_8859_1)))
                .isTrue();
        assertThat(new String(bytes, StandardCharsets.US_ASCII).split("\r\n"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(998));
    }

    @ParameterizedTest
    @CsvSource({
        "contact@société-générale.example, contact@xn--socit-gnrale-eebbcb.example",
        "contact@CAFÉ.example,             contact@xn--caf-dma.example",
        "contact@plain.example,            contact@plain.example"
    })
    void writesADomainWithAccentsInTheFormThatEveryServerKnows(String address, String expected) throws Exception {
        var recipient = (InternetAddress)
                mail(aNotice().recipientAddress(address).build()).getRecipients(RecipientType.TO)[0];

        assertThat(recipient.getAddress()).isEqualToIgnoringCase(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sans-arobase.example",
                "@boulangerie.example",
                "zoé@boulangerie.example",
                "zoe@",
                "zoe@boulangerie..example",
                "zoe@deux domaines.example",
                "zoe@a.example, leo@b.example",
                "zoe@a.example,leo@b.example",
                "Zoé <zoe@a.example>"
            })
    void isRefusedForAnAddressThatSmtpCannotCarry(String address) {
        assertThatExceptionOfType(MailRefused.class)
                .isThrownBy(() -> mail(aNotice().recipientAddress(address).build()))
                .withMessage("L'adresse « " + address + " » n'est pas une adresse de courrier électronique.");
    }

    /** F4, ASVS 1.3.11: whatever subject and name hold, they are refused or they stay the subject and the name. */
    @Property(tries = 500)
    void hasTheHeadersWeWroteAndNoOther(@ForAll("hostileTexts") String subject, @ForAll("hostileTexts") String name)
            throws Exception {
        NoticeMail mail;
        try {
            mail = mail(aNotice().subject(subject).recipientName(name).build());
        } catch (IllegalArgumentException refused) {
            return;
        }

        var read = readBack(mail);

        List<String> headers = Collections.list(read.getAllHeaders()).stream()
                .map(Header::getName)
                .sorted()
                .toList();
        assertThat(headers)
                .containsExactly(
                        "Auto-Submitted",
                        "Content-Language",
                        "Content-Type",
                        "Date",
                        "From",
                        "MIME-Version",
                        "Message-ID",
                        "References",
                        "Reply-To",
                        "Subject",
                        "To",
                        "X-Auto-Response-Suppress");
        assertThat(read.getAllRecipients()).hasSize(1);
        assertThat(((InternetAddress) read.getAllRecipients()[0]).getAddress())
                .isEqualTo("zoe.lefevre@boulangerie.example");
    }

    @Provide
    Arbitrary<String> hostileTexts() {
        var pieces = Arbitraries.of(
                "Devis",
                " ",
                "\r\n",
                "\n",
                "\r",
                "\0",
                "Bcc: x@y.example",
                "<a@b.example>",
                ",",
                ";",
                "\"",
                "\\",
                "é",
                "€",
                "=?UTF-8?Q?=0D=0ABcc:_x@y.example?=",
                "\u2028",
                "🎄",
                "(",
                ")",
                ":",
                "@",
                "\u202e",
                "x".repeat(80),
                "é".repeat(80));
        return pieces.list().ofMinSize(1).ofMaxSize(8).map(some -> String.join("", some));
    }

    static MimeMessage readBack(NoticeMail mail) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes(mail)));
    }

    private static byte[] bytes(NoticeMail mail) throws Exception {
        var bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return bytes.toByteArray();
    }
}
