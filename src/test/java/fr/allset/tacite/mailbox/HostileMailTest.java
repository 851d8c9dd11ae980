package fr.allset.tacite.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.testing.CountedText;
import fr.allset.tacite.testing.HostileText;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Label("A hostile mail")
class HostileMailTest {

    private static final int LENGTH = 64 * 1024;
    private static final Instant RECEIVED_AT = Instant.parse("2026-11-23T09:00:00Z");
    private static final List<String> HEADERS = List.of(
            "From",
            "Subject",
            "Message-ID",
            "References",
            "In-Reply-To",
            "Auto-Submitted",
            "Return-Path",
            "Content-Type",
            "Content-Disposition",
            "Content-Transfer-Encoding");
    private static final List<String> FIELDS =
            List.of("Action", "Status", "Diagnostic-Code", "Final-Recipient", "Original-Recipient", "Reporting-MTA");

    @ParameterizedTest
    @CsvSource({
        "failed, failed",
        "failed (for good), 'failed '",
        "(first) failed (then (again) ), ' failed '",
        "failed (without an end, 'failed '",
        "fai) led, fai) led",
        "()()(), ''"
    })
    void hasItsCommentsTakenOut(String value, String words) {
        assertThat(ReportReading.withoutComments(value)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"(", ")", "(a", "()", "a", "(()"})
    void hasItsCommentsTakenOutInOneLookAtEachCharacter(String repeated) {
        var value = new CountedText(HostileText.of(repeated, LENGTH), 2L * LENGTH);

        ReportReading.withoutComments(value);

        assertThat(value.looks()).isLessThanOrEqualTo(value.length());
    }

    @Test
    void withAnActionOfParenthesesIsAReportOfNoFailure() {
        var report = read(report("Action: " + "(".repeat(LENGTH))).report();

        assertThat(report).isNotNull();
        assertThat(report.isFailed()).isFalse();
        assertThat(report.action()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void isReadInEveryHeader(String repeated) {
        for (var header : HEADERS) {
            assertBounded(read(header + ": " + HostileText.of(repeated, LENGTH) + "\n\nbonjour"));
        }
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void isReadInEveryFieldOfAReport(String repeated) {
        for (var field : FIELDS) {
            assertBounded(read(report("Action: failed\n" + field + ": " + HostileText.of(repeated, LENGTH))));
        }
        assertBounded(read(report(HostileText.of(repeated, LENGTH))));
    }

    static List<String> pieces() {
        return HostileText.PLAIN;
    }

    @Test
    void ofAThousandPartsInOneAnotherHasADefectAndIsHeldForAPerson() {
        var mail = new StringBuilder("From: a@b.example\n");
        for (int i = 0; i < 1_000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }

        assertThat(read(mail.toString()).defect()).isNotNull();
    }

    @Property(tries = 200)
    void isNeverMoreThanAMailWithinItsBounds(@ForAll("mails") String raw) {
        assertBounded(read(raw));
    }

    @Provide
    Arbitrary<String> mails() {
        var pieces = Arbitraries.oneOf(
                Arbitraries.of(HostileText.PLAIN),
                Arbitraries.of(HostileText.MARKUP),
                Arbitraries.of(HEADERS).map(name -> "\n" + name + ": "),
                Arbitraries.of(FIELDS).map(name -> "\n" + name + ": "),
                Arbitraries.of(
                        "multipart/report; boundary=b",
                        "multipart/mixed; boundary=\"b\"",
                        "message/delivery-status",
                        "message/rfc822",
                        "text/rfc822-headers",
                        "text/html; charset=utf-7",
                        "text/plain; charset=\"\"",
                        "base64",
                        "quoted-printable",
                        "uuencode",
                        "\n\n--b\n",
                        "\n--b--\n",
                        "<a@b.example>",
                        "failed",
                        "rfc822; a@b.example"),
                Arbitraries.strings().ofMaxLength(12));
        return pieces.list().ofMaxSize(40).map(list -> "From: a@b.example" + String.join("", list));
    }

    private static void assertBounded(IncomingMail mail) {
        assertThat(mail.messageId().length()).isBetween(1, IncomingMail.LONGEST_MESSAGE_ID);
        assertThat(String.join("\n", mail.answers()).length()).isLessThanOrEqualTo(IncomingMail.LONGEST_ANSWERS);
        assertThat(mail.sender().length()).isLessThanOrEqualTo(IncomingMail.LONGEST_SENDER);
        assertThat(mail.senderName().length()).isLessThanOrEqualTo(IncomingMail.LONGEST_SENDER_NAME);
        assertThat(mail.subject().length()).isLessThanOrEqualTo(IncomingMail.LONGEST_SUBJECT);
        assertThat(mail.body().length()).isLessThanOrEqualTo(IncomingMail.LONGEST_BODY);
        assertThat(mail.ownWords().length()).isLessThanOrEqualTo(IncomingMail.LONGEST_BODY);
        var report = mail.report();
        if (report != null) {
            assertThat(report.action().length()).isLessThanOrEqualTo(DeliveryReport.LONGEST_ACTION);
            assertThat(report.status().length()).isLessThanOrEqualTo(DeliveryReport.LONGEST_STATUS);
            assertThat(report.diagnostic().length()).isLessThanOrEqualTo(DeliveryReport.LONGEST_DIAGNOSTIC);
            assertThat(report.recipient().length()).isLessThanOrEqualTo(IncomingMail.LONGEST_SENDER);
        }
        assertThat(mail.sender() + mail.senderName() + mail.subject() + mail.body())
                .as("what neither a table nor a letter takes")
                .doesNotContain("\0")
                .matches(text -> StandardCharsets.UTF_16BE.newEncoder().canEncode(text), "whole characters");
    }

    private static IncomingMail read(String raw) {
        var bytes = raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        try {
            var mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            return MailReading.of(mail, new ByteArrayInputStream(bytes), RECEIVED_AT, true);
        } catch (MessagingException | IOException refused) {
            throw new AssertionError(refused);
        }
    }

    private static String report(String status) {
        return """
                From: MAILER-DAEMON@mx.example
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"
                Message-Id: <1@mx.example>

                --b
                Content-Type: text/plain

                Not delivered.

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                %s

                --b--
                """.formatted(status);
    }
}
