package fr.allset.tacite.mailbox;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.NoticeStatus;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A letter went to {@code zoe@ponant.example}; a mail server brings it back to a real IMAP mailbox (RFC 3464). */
@TaciteTest
@DisplayName("A letter that is returned")
class ReturnedMailTest {

    private static final String PASSWORD = "long-et-secret";
    private static final String TASK = "ResolveBouncedNotice";

    @RegisterExtension
    final GreenMailExtension greenMail = new GreenMailExtension(RawMails.patient(ServerSetupTest.IMAP));

    @Autowired
    Notices notices;

    @Autowired
    MailReception reception;

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    private RawMails mails;
    private ImapInbox inbox;
    private Mailbox mailbox;
    private RecordedNotice letter;

    @BeforeEach
    void aLetterIsSent() {
        mails = new RawMails(greenMail.setUser("contrats@allset.example", "contrats@allset.example", PASSWORD));
        inbox = new PromptInbox(new MailboxSettings(
                "127.0.0.1",
                greenMail.getImap().getPort(),
                false,
                "contrats@allset.example",
                PASSWORD,
                "INBOX",
                Duration.ofSeconds(30),
                Duration.ofSeconds(20)));
        inbox.setBeanFactory(context.getAutowireCapableBeanFactory());
        inbox.afterPropertiesSet();
        mailbox = new Mailbox(inbox, reception, clock);
        portfolios.hold(numbered("ABO-1"));
        letter = notices.record(new Notice(
                "EV-2026-000001/1/told/CLI-001",
                "change-told",
                "EV-2026-000001",
                "CLI-001",
                "Zoé Lefèvre",
                "zoe@ponant.example",
                "Fin de l'authentification simple",
                "Bonjour\n"));
        send();
    }

    @AfterEach
    void close() {
        inbox.destroy();
    }

    @Test
    void byExchangeOnlineIsATaskAndGoesOutAgainToTheCorrectedAddressAsTheSameMail() {
        mails.deliver(byExchange(letter.messageId(), "zoe@ponant.example"));

        mailbox.read();

        assertThat(reread().status()).isEqualTo(NoticeStatus.FAILED);
        assertThat(verdicts()).containsExactly("ADDED EV-2026-000001");
        assertThat(notices.bouncesOf(List.of(letter.id()))).singleElement().satisfies(bounce -> {
            assertThat(bounce.status()).isEqualTo("5.1.10");
            assertThat(bounce.recipient()).isEqualTo("zoe@ponant.example");
            assertThat(bounce.diagnostic())
                    .isEqualTo(
                            "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient zoe@ponant.example not found by SMTP "
                                    + "address lookup");
            assertThat(bounce.decidedAt()).isNull();
        });
        var process = task();
        assertThat(processes.shown(process, "recipient")).isEqualTo("Zoé Lefèvre <zoe@ponant.example>");
        assertThat(processes.shown(process, "error"))
                .asString()
                .startsWith("Courrier retourné : 5.1.10 550 5.1.10 RESOLVER");

        processes.complete(
                process,
                TASK,
                "gestionnaire",
                Map.of("resolution", "SEND_AGAIN", "correctedAddress", "zoe.lefevre@ponant.example"));

        BpmnAwareTests.assertThat(process).isEnded().hasPassed("BouncedNoticeSentAgain");
        send();
        assertThat(reread().status()).isEqualTo(NoticeStatus.SENT);
        assertThat(reread().notice().recipientAddress()).isEqualTo("zoe.lefevre@ponant.example");
        assertThat(reread().messageId()).isEqualTo(letter.messageId());
        assertThat(notices.bouncesOf(List.of(letter.id()))).singleElement().satisfies(bounce -> {
            assertThat(bounce.decidedBy()).isEqualTo("gestionnaire");
            assertThat(bounce.decision()).isEqualTo("Renvoyé à zoe.lefevre@ponant.example.");
        });
    }

    @Test
    void byPostfixIsATaskAndIsGivenUpWithAReason() {
        mails.deliver(byPostfix(letter.messageId(), "zoe@ponant.example", "failed"));

        mailbox.read();

        assertThat(notices.bouncesOf(List.of(letter.id()))).singleElement().satisfies(bounce -> {
            assertThat(bounce.status()).isEqualTo("5.1.1");
            assertThat(bounce.diagnostic())
                    .isEqualTo("550 5.1.1 <zoe@ponant.example>: Recipient address rejected: User unknown");
        });
        var process = task();
        assertThatThrownBy(() -> processes.complete(
                        process,
                        TASK,
                        "gestionnaire",
                        Map.of("resolution", "SEND_AGAIN", "correctedAddress", "personne")))
                .hasMessageContaining("n'est pas une adresse");
        processes.complete(
                process, TASK, "gestionnaire", Map.of("resolution", "ABANDON", "reason", "Prévenue par téléphone"));

        BpmnAwareTests.assertThat(process).isEnded().hasPassed("BouncedNoticeAbandoned");
        assertThat(reread().abandonedBecause()).isEqualTo("Prévenue par téléphone");
        assertThat(notices.bouncesOf(List.of(letter.id())).get(0).decision())
                .isEqualTo("Pas renvoyé : Prévenue par téléphone");
    }

    @Test
    void withoutItsHeadersIsKnownByWhatTheReportAnswers() {
        mails.deliver(byExchange(letter.messageId(), "zoe@ponant.example")
                .replaceAll("(?s)--=_b\nContent-Type: text/rfc822-headers.*?--=_b--", "--=_b--"));

        mailbox.read();

        assertThat(notices.bouncesOf(List.of(letter.id()))).hasSize(1);
    }

    @Test
    void inThePlainWordsOfQmailIsATask() {
        mails.deliver("""
                Return-Path: <>
                From: MAILER-DAEMON@mx.ponant.example
                To: ne-pas-repondre@allset.example
                Subject: failure notice
                Message-ID: <q1@mx.ponant.example>

                This is the qmail-send program at mx.ponant.example.
                This is a permanent error; nothing more will be tried.

                <zoe@ponant.example>:
                Remote host said: 550 5.1.1 no such user

                --- Below this line is a copy of the message.

                Message-ID: %s
                To: Zoé <zoe@ponant.example>

                Bonjour
                """.formatted(letter.messageId()));

        mailbox.read();

        assertThat(reread().status()).isEqualTo(NoticeStatus.FAILED);
        assertThat(notices.bouncesOf(List.of(letter.id()))).singleElement().satisfies(bounce -> {
            assertThat(bounce.status()).isEqualTo("5.1.1");
            assertThat(bounce.recipient()).isEqualTo("zoe@ponant.example");
            assertThat(bounce.diagnostic()).isEqualTo("Remote host said: 550 5.1.1 no such user");
        });
    }

    @Test
    void byExim() {
        mails.deliver("""
                X-Failed-Recipients: zoe@ponant.example
                From: Mail Delivery System <Mailer-Daemon@mx.allset.example>
                Subject: Mail delivery failed
                Message-ID: <e1@mx.allset.example>

                One address failed:

                  zoe@ponant.example
                    550 5.1.1 User unknown

                ------ This is a copy of the message, including all the headers. ------

                Message-ID: %s
                To: zoe@ponant.example

                Bonjour
                """.formatted(letter.messageId()));

        mailbox.read();

        assertThat(reread().status()).isEqualTo(NoticeStatus.FAILED);
        assertThat(verdicts()).containsExactly("ADDED EV-2026-000001");
    }

    @Test
    void underAnIdOfTheRelayIsKnownByTheOneThatItKept() {
        mails.deliver(byExchange("<0102@relais.example>", "zoe@ponant.example")
                .replace(
                        "Message-ID: <0102@relais.example>\n\n--=_b--",
                        "Message-ID: <0102@relais.example>\nX-Original-Message-ID: " + letter.messageId()
                                + "\n\n--=_b--"));

        mailbox.read();

        assertThat(reread().status()).isEqualTo(NoticeStatus.FAILED);
    }

    @Test
    void wrappedByAGatewayIsATask() {
        var report = byPostfix(letter.messageId(), "zoe@ponant.example", "failed");
        int body = report.indexOf("Content-Type: multipart/report");
        mails.deliver(report.substring(0, body)
                + "Message-ID: <w1@passerelle.example>\nContent-Type: multipart/mixed; boundary=o\n\n--o\n"
                + "Content-Type: text/plain\n\nMessage externe.\n--o\n"
                + report.substring(body).replaceAll("Message-Id: .*\n", "")
                + "\n--o--\n");

        mailbox.read();

        assertThat(reread().status()).isEqualTo(NoticeStatus.FAILED);
        assertThat(verdicts()).containsExactly("ADDED EV-2026-000001");
    }

    @Test
    void inWordsThatNobodyKnowsIsAtLeastAPersons() {
        mails.deliver(
                "From: MAILER-DAEMON@mx.ponant.example\nSubject: Votre message\nMessage-ID: <i1@mx.ponant.example>\n\n"
                        + "Le message " + letter.messageId() + " n'a pas été remis.\n");
        mails.deliver("Auto-Submitted: auto-generated\nFrom: postmaster@ponant.example\nSubject: Boîte pleine\n"
                + "Message-ID: <i2@mx.ponant.example>\n\nLa boîte de Zoe@ponant.example est pleine.\n");

        mailbox.read();

        assertThat(reread().status()).isEqualTo(NoticeStatus.SENT);
        assertThat(verdicts())
                .hasSize(2)
                .allSatisfy(verdict -> assertThat(verdict)
                        .isEqualTo("HELD Un serveur de messagerie parle de notre courrier « Fin de l'authentification"
                                + " simple » à zoe@ponant.example (EV-2026-000001) : est-il arrivé ?"));
        assertThat(processes.all("held-mail")).hasSize(2);
    }

    @Test
    void inAReportThatAPersonSendsIsHeldForAnother() {
        var report = byPostfix(letter.messageId(), "zoe@ponant.example", "failed");
        mails.deliver(report.replace("Return-Path: <>\n", "")
                .replace("Auto-Submitted: auto-replied\n", "")
                .replaceFirst("From: MAILER-DAEMON.*\n", "From: Zoé <zoe@ponant.example>\n")
                .replaceFirst("multipart/report; report-type=delivery-status;", "multipart/mixed;"));

        mailbox.read();

        assertThat(reread().status()).isEqualTo(NoticeStatus.SENT);
        assertThat(verdicts()).singleElement().asString().startsWith("HELD Ce message contient un avis");
    }

    @Test
    void severalTimesIsOneTask() {
        mails.deliver(byPostfix(letter.messageId(), "zoe@ponant.example", "failed"));
        mails.deliver(byExchange(letter.messageId(), "zoe@ponant.example"));

        mailbox.read();

        assertThat(processes.all("bounced-notice")).hasSize(1);
        assertThat(verdicts())
                .containsExactly(
                        "ADDED EV-2026-000001",
                        "IGNORED Le courrier « Fin de l'authentification simple » est déjà compté comme non remis.");
    }

    @Test
    void fromAnAddressThatHasBeenCorrectedSinceChangesNothing() {
        mails.deliver(byPostfix(letter.messageId(), "zoe@ponant.example", "failed"));
        mailbox.read();
        processes.complete(
                task(),
                TASK,
                "gestionnaire",
                Map.of("resolution", "SEND_AGAIN", "correctedAddress", "zoe.lefevre@ponant.example"));
        send();
        mails.deliver(byExchange(letter.messageId(), "zoe@ponant.example"));

        mailbox.read();

        assertThat(reread().status()).isEqualTo(NoticeStatus.SENT);
        assertThat(verdicts())
                .last()
                .asString()
                .isEqualTo("IGNORED Le courrier « Fin de l'authentification simple » a été renvoyé depuis à "
                        + "l'adresse corrigée zoe.lefevre@ponant.example.");
    }

    @Test
    void orRatherOnlyDelayedChangesNothing() {
        mails.deliver(byPostfix(letter.messageId(), "zoe@ponant.example", "delayed"));

        mailbox.read();

        assertThat(reread().status()).isEqualTo(NoticeStatus.SENT);
        assertThat(processes.all("bounced-notice")).isEmpty();
        assertThat(verdicts()).singleElement().asString().startsWith("IGNORED Avis « delayed »");
    }

    @Test
    void thatIsNoneOfOursIsLeftToTheOthers() {
        mails.deliver(byPostfix("<another@somewhere.example>", "zoe@ponant.example", "failed"));

        mailbox.read();

        assertThat(verdicts()).singleElement().asString().startsWith("IGNORED Message automatique");
        assertThat(processes.all("bounced-notice")).isEmpty();
    }

    private void send() {
        processes.execute(processes.running("send-notice", Long.toString(letter.id())), "SendNotice");
    }

    private ProcessInstance task() {
        return processes.all("bounced-notice").get(0);
    }

    private RecordedNotice reread() {
        return notices.find(letter.id()).orElseThrow();
    }

    private List<String> verdicts() {
        return jdbc.sql("select outcome, reason, about from incoming_mail order by id")
                .query((row, index) -> row.getString("outcome") + " "
                        + (row.getString("about") == null ? row.getString("reason") : row.getString("about")))
                .list();
    }

    private static String byPostfix(String original, String recipient, String action) {
        return """
                Return-Path: <>
                Date: Mon, 23 Nov 2026 10:00:05 +0100 (CET)
                From: MAILER-DAEMON@mx.allset.example (Mail Delivery System)
                Subject: Undelivered Mail Returned to Sender
                To: ne-pas-repondre@allset.example
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status;
                \tboundary="4A1B2C3D.1/mx.allset.example"
                Message-Id: <20261123-%s@mx.allset.example>

                This is a MIME-encapsulated message.

                --4A1B2C3D.1/mx.allset.example
                Content-Description: Notification
                Content-Type: text/plain; charset=us-ascii

                This is the mail system at host mx.allset.example.

                --4A1B2C3D.1/mx.allset.example
                Content-Description: Delivery report
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.allset.example
                X-Postfix-Queue-ID: 4A1B2C3D
                Arrival-Date: Mon, 23 Nov 2026 10:00:01 +0100 (CET)

                Final-Recipient: rfc822; %s
                Original-Recipient: rfc822;%s
                Action: %s
                Status: 5.1.1
                Remote-MTA: dns; mx.ponant.example
                Diagnostic-Code: smtp; 550 5.1.1 <zoe@ponant.example>: Recipient address
                    rejected: User unknown

                --4A1B2C3D.1/mx.allset.example
                Content-Description: Undelivered Message
                Content-Type: message/rfc822

                Return-Path: <ne-pas-repondre@allset.example>
                From: Tacite <ne-pas-repondre@allset.example>
                To: =?UTF-8?Q?Zo=C3=A9_Lef=C3=A8vre?= <%s>
                Subject: Fin
                Message-ID: %s
                MIME-Version: 1.0
                Content-Type: text/plain; charset=UTF-8

                Bonjour

                --4A1B2C3D.1/mx.allset.example--
                """.formatted(action, recipient, recipient, action, recipient, original);
    }

    private static String byExchange(String original, String recipient) {
        return """
                From: <postmaster@ponant.example>
                To: <ne-pas-repondre@allset.example>
                Date: Mon, 23 Nov 2026 09:00:07 +0000
                Content-Type: multipart/report; report-type=delivery-status;
                \tboundary="=_b"
                X-MS-Exchange-Message-Is-Ndr:
                Content-Language: en-US
                Message-ID: <dsn-1@PR0P264MB0001.FRAP264.PROD.OUTLOOK.COM>
                In-Reply-To: %s
                References: %s
                Subject: Undeliverable: Fin de l'authentification simple
                Auto-Submitted: auto-replied
                MIME-Version: 1.0

                --=_b
                Content-Type: multipart/alternative; differences=Content-Type;
                \tboundary="=_a"

                --=_a
                Content-Type: text/plain; charset="us-ascii"

                Your message to zoe@ponant.example couldn't be delivered.

                --=_a
                Content-Type: text/html; charset="us-ascii"

                <p>Your message to zoe@ponant.example couldn't be delivered.</p>

                --=_a--

                --=_b
                Content-Type: message/delivery-status

                Reporting-MTA: dns;PR0P264MB0001.FRAP264.PROD.OUTLOOK.COM
                Received-From-MTA: dns;mx.allset.example
                Arrival-Date: Mon, 23 Nov 2026 09:00:06 +0000

                Final-Recipient: rfc822;%s
                Action: failed
                Status: 5.1.10
                Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient zoe@ponant.example \
                not found by SMTP address lookup

                --=_b
                Content-Type: text/rfc822-headers

                From: Tacite <ne-pas-repondre@allset.example>
                To: <%s>
                Subject: Fin
                Message-ID: %s

                --=_b--
                """.formatted(original, original, recipient, recipient, original);
    }
}
