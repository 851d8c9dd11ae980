package fr.allset.tacite.mailbox;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.sun.management.ThreadMXBean;
import fr.allset.tacite.failure.FailureNotification;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.NotificationChannel;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The mailbox is read at a real IMAP server. The Ateliers du Ponant have two subscriptions;
 * their contact is {@code contact@ponant.example}.
 */
@TaciteTest
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("The mailbox")
class MailboxTest {

    private static final String PASSWORD = "long-et-secret";
    private static final String CONTACT = "contact@ponant.example";

    @RegisterExtension
    final GreenMailExtension greenMail = new GreenMailExtension(RawMails.patient(ServerSetupTest.IMAP));

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    MailReception reception;

    @Autowired
    IncomingMails kept;

    @Autowired
    FailureReporting notifications;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    ApplicationContext context;

    @Autowired
    HealthEndpoint health;

    private final List<ImapInbox> inboxes = new ArrayList<>();
    private GreenMailUser user;
    private RawMails mails;
    private Mailbox mailbox;

    @BeforeEach
    void aMailboxAndACustomer() {
        user = greenMail.setUser("defaillances@allset.example", "defaillances@allset.example", PASSWORD);
        mails = new RawMails(user);
        mailbox = new Mailbox(inbox(PASSWORD), reception, clock);
        portfolios.hold(
                numbered("ABO-1").withContactAt(CONTACT),
                numbered("ABO-2").withContactAt(CONTACT),
                numbered("ABO-9").ofCustomer("CLI-9"));
    }

    @AfterEach
    void close() {
        inboxes.forEach(ImapInbox::destroy);
    }

    // ---- what becomes of a mail

    @Test
    void makesANotificationWithANumberOfAReportAndAcknowledgesIt() throws Exception {
        mails.fromTheContact(
                "=?UTF-8?Q?Messagerie_arr=C3=AAt=C3=A9e?=", "Plus aucun message ne part de l'abonnement abo-2.\n");

        mailbox.read();

        var notification = only(NotificationChannel.EMAIL);
        assertThat(notification.number()).isEqualTo("ND-2026-000001");
        assertThat(notification.subscriptions()).containsExactly("ABO-2");
        assertThat(notification.components()).isEmpty();
        assertThat(notification.reporter()).isEqualTo("Zoé Lefèvre");
        assertThat(notification.contact()).isEqualTo("contact@ponant.example");
        assertThat(notification.description())
                .isEqualTo("Objet : Messagerie arrêtée\n\nPlus aucun message ne part de l'abonnement abo-2.");
        assertThat(notification.recordedBy()).isEqualTo("tacite");
        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.notice().subject()).isEqualTo("Votre Notification de Défaillance ND-2026-000001");
            assertThat(letter.notice().recipientAddress()).isEqualTo("contact@ponant.example");
        });
        assertThat(isRead(0)).isTrue();
    }

    @Test
    void isReceivedWhenTheServerReceivesItAndNotWhenItsSenderSays() {
        mails.fromTheContact("Panne", "Rien ne marche.");
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(30)));

        mailbox.read();

        // the header says 1 January; the server, this minute of Tacite's clock
        assertThat(only(NotificationChannel.EMAIL).receivedAt())
                .isBetween(clock.instant().minusSeconds(60), clock.instant());
        assertThat(only(NotificationChannel.EMAIL).subscriptions()).containsExactly("ABO-1", "ABO-2");
    }

    @Test
    void addsAnAnswerToOurLetterToItsNotificationWithoutANumberOfItsOwn() {
        mails.fromTheContact("Panne", "Rien ne marche.");
        mailbox.read();
        mails.fromTheContact(
                "Re: Votre message", """
                Cela remarche à moitié.

                Le lun. 23 nov. 2026 à 10:00, Tacite <ne-pas-repondre@allset.example> a
                écrit :
                > Bonjour,
                > Nous avons reçu votre Notification
                """, "In-Reply-To: " + letters().get(0).messageId());

        mailbox.read();

        assertThat(numbers()).containsExactly("ND-2026-000001");
        assertThat(additions()).containsExactly("Cela remarche à moitié.");
        assertThat(letters()).hasSize(1);
        assertThat(verdicts()).containsExactly("NOTIFIED ND-2026-000001", "ADDED ND-2026-000001");
    }

    @Test
    void followsAThreadOverMailsThatWereNeverOurs() {
        var first = mails.fromTheContact("Panne", "Rien ne marche.");
        mailbox.read();
        mails.fromTheContact(
                "Re: Panne",
                "J'oubliais : à Brest seulement.",
                "In-Reply-To: <interne@ponant.example>",
                "References: " + first + " <interne@ponant.example>");
        mails.fromTheContact("Au sujet de nd-2026-000001", "Toujours rien.");

        mailbox.read();

        assertThat(numbers()).containsExactly("ND-2026-000001");
        assertThat(additions()).containsExactly("J'oubliais : à Brest seulement.", "Toujours rien.");
    }

    @Test
    void takesTheSameMailOnceHoweverOftenItComes() {
        var report =
                "From: contact@ponant.example\nSubject: Panne\nMessage-ID: <un@ponant.example>\n\nRien ne marche.\n";
        mails.deliver(report);
        mailbox.read();
        mails.deliver(report);
        mails.deliver(report.replace("Message-ID: <un@ponant.example>\n", ""));
        mails.deliver(report.replace("Message-ID: <un@ponant.example>\n", ""));

        mailbox.read();

        assertThat(verdicts())
                .as("the second has no Message-ID, and is the same as the third")
                .containsExactly("NOTIFIED ND-2026-000001", "NOTIFIED ND-2026-000002");
        assertThat(IntStream.range(0, 4).allMatch(this::isRead)).isTrue();
    }

    @Test
    void countsNothingTwiceWhenItDiesBetweenRecordingAMailAndMarkingIt() {
        mails.fromTheContact("Panne", "Rien ne marche.");
        var dying = new PromptInbox(settings(greenMail.getImap().getPort(), PASSWORD)) {

            @Override
            void markAsRead(Message mail) throws MessagingException {
                throw new MessagingException("killed");
            }
        };
        new Mailbox(started(dying), reception, clock).read();
        assertThat(isRead(0)).isFalse();
        assertThat(numbers()).hasSize(1);

        mailbox.read();

        assertThat(isRead(0)).isTrue();
        assertThat(numbers()).hasSize(1);
        assertThat(letters()).hasSize(1);
    }

    @Test
    void isReadByTwoNodesAtOnceAndEachMailIsTakenByOne() throws Exception {
        IntStream.range(0, 10).forEach(i -> mails.fromTheContact("Panne " + i, "Rien ne marche."));
        var other = new Mailbox(inbox(PASSWORD), reception, clock);

        Race.between(mailbox::read, other::read);

        assertThat(numbers()).hasSize(10).doesNotHaveDuplicates();
        assertThat(verdicts()).hasSize(10).allMatch(verdict -> verdict.startsWith("NOTIFIED"));
        assertThat(IntStream.range(0, 10).allMatch(this::isRead)).isTrue();
    }

    // ---- what a mail is made of

    @Test
    void neverFetchesTheFilesOfAMailOfThirtyMegabytes() throws Exception {
        mails.deliver(withAFileOf(30 * 1024 * 1024));

        assertThat(allocatedByReading()).as("bytes that reading it has taken").isLessThan(15_000_000);
        assertThat(only(NotificationChannel.EMAIL).description())
                .isEqualTo("Objet : Panne\n\nVoyez la capture.\n\n[1 pièce jointe non conservée : écran.png]");
        assertThat(jdbc.sql("select size_bytes from incoming_mail")
                        .query(Long.class)
                        .single())
                .isGreaterThan(30_000_000L);
    }

    @Test
    void needsNoMoreMemoryForATextOfTwentyMegabytesThanForOneOfOne() {
        long one = allocatedByReading("ligne de journal\n".repeat(60_000));
        long twenty = allocatedByReading("ligne de journal\n".repeat(1_200_000));

        assertThat(twenty - one)
                .as("bytes more, of the nineteen million more that there are")
                .isLessThan(8_000_000);
        assertThat(jdbc.sql("select description from failure_notification")
                        .query(String.class)
                        .list())
                .allSatisfy(description -> assertThat(description).hasSize(4000).endsWith("…"));
    }

    private long allocatedByReading(String text) {
        mails.fromTheContact("Journal", text);
        return allocatedByReading();
    }

    private long allocatedByReading() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        mailbox.read();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void readsOfHtmlWhatAPersonSees() {
        mails.fromTheContact("Panne", """
                <html><head><title>non</title><style>p {color: red}</style></head><body onload="alert(1)">
                <script>alert('non')</script><p>Outlook <b>ne s'ouvre</b> plus &lt;ici&gt;.</p>
                <div style="display: none">invisible</div><img src="x" onerror="alert(1)"><p>Cordialement</p>
                </body></html>""", "Content-Type: text/html; charset=UTF-8");

        mailbox.read();

        assertThat(only(NotificationChannel.EMAIL).description())
                .isEqualTo("Objet : Panne\n\nOutlook ne s'ouvre plus <ici>.\n\nCordialement");
    }

    @Test
    void prefersThePlainTextOfAMailThatHasBoth() {
        mails.fromTheContact("Panne", """
                --b
                Content-Type: text/plain; charset=iso-8859-1
                Content-Transfer-Encoding: quoted-printable

                Arr=EAt=E9.
                --b
                Content-Type: text/html; charset=utf-8

                <p>Autre chose</p>
                --b--
                """, "MIME-Version: 1.0", "Content-Type: multipart/alternative; boundary=b");

        mailbox.read();

        assertThat(only(NotificationChannel.EMAIL).description()).isEqualTo("Objet : Panne\n\nArrêté.");
    }

    // ---- machines

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated",
                "Return-Path: <>",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b"
            })
    void answersNoMachine(String header) {
        mails.fromTheContact("Absence du bureau", "--b\nContent-Type: text/plain\n\nJe suis absent.\n--b--\n", header);

        mailbox.read();

        assertThat(verdicts()).containsExactly("IGNORED null");
        assertThat(reason())
                .startsWith("Message automatique, d'après son en-tête " + header.substring(0, header.indexOf(':')));
        assertThat(letters()).isEmpty();
        assertThat(isRead(0)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "Precedence: list",
                "List-Id: <annonces.ponant.example>",
                "X-Auto-Response-Suppress: OOF",
                "X-Autoreply: no"
            })
    void takesAMailOfWhichNothingSaysThatAMachineHasWrittenIt(String header) {
        mails.fromTheContact("Panne", "Rien ne marche.", header);

        mailbox.read();

        assertThat(numbers()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Precedence: bulk", "Precedence: auto_reply", "X-Autoreply: yes", "X-Autorespond: absence"})
    void holdsWhatIsUnclear(String header) {
        mails.fromTheContact("Panne", "Rien ne marche.", header);

        mailbox.read();

        assertThat(verdicts()).containsExactly("HELD null");
        assertThat(reason())
                .startsWith("Ce message est peut-être automatique, d'après son en-tête "
                        + header.substring(0, header.indexOf(':')));
        assertThat(letters()).isEmpty();
        assertThat(processes.all("held-mail")).hasSize(1);
    }

    @Test
    void holdsWhatIsWrittenAtTheAddressOfAServerThatPeopleReadToo() {
        mails.from("postmaster@ponant.example", "Panne", "Notre relais est coupé.");

        mailbox.read();

        assertThat(verdicts()).containsExactly("HELD null");
        assertThat(reason()).contains("postmaster@ponant.example : une personne l'a-t-elle écrit ?");
    }

    @Test
    void knowsTheClientWhoWritesThroughAGroupThatPutsOurAddressInHisPlace() {
        mails.from(
                "\"'Zoé Lefèvre' via Contrats\" <contrats@allset.example>",
                "Panne",
                "Plus rien ne part de l'ABO-2.",
                "Reply-To: Zoé Lefèvre <" + CONTACT + ">",
                "Precedence: list",
                "List-Id: <contrats.allset.example>");

        mailbox.read();

        var notification = only(NotificationChannel.EMAIL);
        assertThat(notification.subscriptions()).containsExactly("ABO-2");
        assertThat(notification.reporter()).isEqualTo("Zoé Lefèvre");
        assertThat(notification.contact()).isEqualTo(CONTACT);
        assertThat(jdbc.sql("select sender from incoming_mail")
                        .query(String.class)
                        .single())
                .isEqualTo(CONTACT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Non-reconduction | Nous ne reconduisons pas l'ABO-1. | non-reconduction",
                "Votre facture | Le règlement partira vendredi. | facturation",
                "Bonjour | Quand la mise à jour de Teams est-elle prévue ? | une question"
            })
    void countsNoDowntimeForANewMailThatIsPlainlyNoFailure(String subject, String text, String matter) {
        mails.fromTheContact(subject, text);

        mailbox.read();

        assertThat(numbers()).isEmpty();
        assertThat(verdicts()).containsExactly("HELD null");
        assertThat(reason()).contains("ne parle d'aucune Défaillance, mais de « " + matter + " »");
        assertThat(processes.all("held-mail")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"MAILER-DAEMON@ponant.example", "Tacite <ne-pas-repondre@allset.example>", "contrats@allset.example"})
    void answersNeitherMailServersNorItself(String sender) {
        mails.from(sender, "Panne", "Rien ne marche.");

        mailbox.read();

        assertThat(verdicts()).containsExactly("IGNORED null");
        assertThat(letters()).isEmpty();
    }

    @Test
    void ignoresOurOwnLettersThatComeBack() {
        mails.fromTheContact("Panne", "Rien ne marche.");
        mailbox.read();
        mails.deliver("From: contact@ponant.example\nSubject: Panne\nMessage-ID: "
                + letters().get(0).messageId() + "\n\nBonjour,\n");

        mailbox.read();

        assertThat(verdicts()).containsExactly("NOTIFIED ND-2026-000001", "IGNORED null");
        assertThat(letters()).hasSize(1);
    }

    @Test
    void holdsWhatOneSenderSendsBeyondTwentyInAnHour() {
        IntStream.range(0, 23).forEach(i -> mails.fromTheContact("Panne " + i, "Rien ne marche."));

        mailbox.read();

        assertThat(numbers()).hasSize(20);
        assertThat(letters()).hasSize(20);
        assertThat(processes.all("held-mail")).hasSize(3);

        clock.moveTo(clock.instant().plus(Duration.ofHours(2)));
        mails.fromTheContact("Panne", "Rien ne marche.");
        mailbox.read();
        assertThat(numbers()).hasSize(21);
    }

    // ---- poison

    private static List<String> poisonousMails() {
        var recipients = IntStream.range(0, 10_000)
                .mapToObj(i -> "r" + i + "@ponant.example")
                .collect(Collectors.joining(",\n "));
        var nested = new StringBuilder();
        IntStream.range(0, 40)
                .forEach(i -> nested.append("--b")
                        .append(i)
                        .append("\nContent-Type: multipart/mixed; boundary=b")
                        .append(i + 1)
                        .append("\n\n"));
        return List.of(
                "",
                "\n\n",
                "Subject: sans expéditeur\n\nTexte\n",
                "From: \nSubject: expéditeur vide\n\nTexte\n",
                "From: pas une adresse <<<>>> @@\nSubject: Panne\n\nTexte\n",
                "From: undisclosed-recipients:;\nSubject: Panne\n\nTexte\n",
                "ceci n'est pas un en-tête\n\u0000\u0001\u0002\n",
                "From: contact@ponant.example\nSubject: a\u0000b\u0007c \u202egnp.exe =?UTF-8?B?!!!?="
                        + " =?x-unknown?Q?=00=01?=\n\nco\u0000rps \u0001\u001b[31m\n",
                "From: contact@ponant.example\nSubject: Panne\nContent-Type: text/plain; charset=klingon\n\nTexte\n",
                "From: contact@ponant.example\nSubject: Panne\nContent-Type: text/plain; charset=\n\nTexte\n",
                "From: contact@ponant.example\nSubject: Panne\nContent-Type: text/plain\nContent-Transfer-Encoding:"
                        + " base64\n\n!!!pas du base64!!!\n",
                "From: contact@ponant.example\nSubject: Panne\nContent-Type: text/plain\nContent-Transfer-Encoding: x-inconnu\n\nTexte\n",
                "From: contact@ponant.example\nSubject: Panne\nContent-Type: multipart/mixed; boundary=jamais\n\nTexte sans partie\n",
                "From: contact@ponant.example\nSubject: Panne\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b0\n\n"
                        + nested,
                "From: contact@ponant.example\nSubject: Panne\nTo: " + recipients + "\n\nTexte\n",
                "From: contact@ponant.example\nSubject: " + "très long ".repeat(5000) + "\n\nTexte\n",
                "From: " + "x".repeat(5000) + "@ponant.example\nSubject: Panne\n\nTexte\n",
                "From: contact@ponant.example\nMessage-ID: <" + "x".repeat(5000)
                        + "@ponant.example>\nSubject: Panne\n\nTexte\n",
                "From: contact@ponant.example\nSubject: Panne\nReferences: " + "<r@ponant.example> ".repeat(5000)
                        + "\n\nTexte\n",
                "From: contact@ponant.example\nSubject: Panne\nDate: demain\n\n" + "\ud83d\ude80".repeat(4000) + "\n",
                "From: contact@ponant.example\nSubject: Panne\nContent-Type: text/html\n\n" + "<div>".repeat(20_000)
                        + "Texte\n",
                "From: contact@ponant.example\nSubject: Panne\nMIME-Version: 1.0\nContent-Type: application/zip; name=\"mort.zip\"\n"
                        + "Content-Transfer-Encoding: base64\n\nUEsDBAoAAAAAAA==\n",
                "From: contact@ponant.example\nSubject: Panne\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
                        + "--b\nContent-Type: application/zip; name=\"../../etc/x\u0000.zip\"\n\nPK\n".repeat(300)
                        + "--b--\n");
    }

    @Test
    void takesWhatFollowsPoisonousMails() {
        var poison = poisonousMails();
        poison.forEach(mails::deliver);
        mails.fromTheContact("Panne", "Voilà une vraie panne.");

        // twice the server itself breaks the connection over one
        IntStream.range(0, 4).forEach(reading -> mailbox.read());

        assertThat(jdbc.sql("select count(*) from failure_notification where description like '%vraie panne%'")
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(IntStream.rangeClosed(0, poison.size())).allMatch(this::isRead);
        assertThat(verdicts())
                .as("only a mail without anything is like another")
                .hasSizeGreaterThanOrEqualTo(poison.size());
        assertThat(jdbc.sql("select reason from incoming_mail where outcome = 'HELD'")
                        .query(String.class)
                        .list())
                .contains(
                        "Ce message ne nomme pas d'expéditeur.",
                        "Ce message est en partie illisible.",
                        "Le serveur de messagerie ne rend pas le texte de ce message.");
        assertThat(jdbc.sql("select body from incoming_mail")
                        .query(String.class)
                        .list())
                .allSatisfy(body ->
                        assertThat(body).doesNotContain("\u0000", "\u001b").hasSizeLessThanOrEqualTo(4000));
    }

    @Test
    void setsAsideUnderAFlagWhatCannotEvenBeHeld() throws Exception {
        mails.fromTheContact("Panne", "Rien ne marche.");
        jdbc.sql("alter table incoming_mail add constraint poisonous check (subject <> 'Panne')")
                .update();
        try {
            mails.fromTheContact("Autre panne", "Rien ne marche.");
            mailbox.read();
        } finally {
            jdbc.sql("alter table incoming_mail drop constraint poisonous").update();
        }

        assertThat(verdicts()).containsExactly("NOTIFIED ND-2026-000001");
        assertThat(stored(0).isSet(Flag.FLAGGED)).isTrue();
        assertThat(stored(0).isSet(Flag.SEEN)).isFalse();
        assertThat(mailbox.read()).isZero();
    }

    // ---- outages

    @Test
    void saysOnceThatTheServerRefusesThePasswordAndNeverWritesIt(CapturedOutput output) throws Exception {
        var locked = new Mailbox(inbox("faux-mot-de-passe"), reception, clock);

        locked.read();
        locked.read();

        assertThat(output.getAll().split("The mailbox cannot be read", -1)).hasSize(2);
        assertThat(output.getAll()).doesNotContain("faux-mot-de-passe");
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void saysOnceThatTheServerIsDownAndGoesOnWhenItIsBack(CapturedOutput output) throws Exception {
        int port = greenMail.getImap().getPort();
        mailbox.read();
        greenMail.stop();

        mailbox.read();
        mailbox.read();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        var restarted = new GreenMail(new ServerSetup(port, null, "imap"));
        restarted.start();
        try {
            new RawMails(restarted.setUser("defaillances@allset.example", "defaillances@allset.example", PASSWORD))
                    .fromTheContact("Panne", "Rien ne marche.");
            mailbox.read();
        } finally {
            restarted.stop();
        }

        assertThat(output.getAll().split("The mailbox cannot be read", -1)).hasSize(2);
        assertThat(output.getAll()).contains("The mailbox can be read again");
        assertThat(numbers()).hasSize(1);
    }

    // ---- the surroundings

    private ImapInbox inbox(String password) {
        return started(new PromptInbox(settings(greenMail.getImap().getPort(), password)));
    }

    private static MailboxSettings settings(int port, String password) {
        return new MailboxSettings(
                "127.0.0.1",
                port,
                false,
                "defaillances@allset.example",
                password,
                "INBOX",
                Duration.ofSeconds(30),
                Duration.ofSeconds(20));
    }

    private ImapInbox started(ImapInbox inbox) {
        inbox.setBeanFactory(context.getAutowireCapableBeanFactory());
        inbox.afterPropertiesSet();
        inboxes.add(inbox);
        return inbox;
    }

    private static byte[] withAFileOf(int bytes) throws IOException {
        var mail = new ByteArrayOutputStream(bytes + 100_000);
        mail.write("""
                From: contact@ponant.example
                Subject: Panne
                Message-ID: <lourd@ponant.example>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=UTF-8

                Voyez la capture.
                --b
                Content-Type: image/png; name="=?UTF-8?Q?=C3=A9cran.png?="
                Content-Disposition: attachment
                Content-Transfer-Encoding: base64

                """.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        var line = ("A".repeat(76) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        for (int written = 0; written < bytes; written += line.length) {
            mail.write(line);
        }
        mail.write("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        return mail.toByteArray();
    }

    private FailureNotification only(NotificationChannel channel) {
        assertThat(numbers()).hasSize(1);
        var notification = notifications.find(numbers().get(0));
        assertThat(notification.channel()).isEqualTo(channel);
        return notification;
    }

    private List<String> numbers() {
        return jdbc.sql("select number from failure_notification order by number")
                .query(String.class)
                .list();
    }

    private List<String> additions() {
        return jdbc.sql("select words from notification_addition order by id")
                .query(String.class)
                .list();
    }

    private List<String> verdicts() {
        return jdbc.sql("select outcome, about from incoming_mail order by id")
                .query((row, index) -> row.getString("outcome") + " " + row.getString("about"))
                .list();
    }

    private String reason() {
        return jdbc.sql("select reason from incoming_mail").query(String.class).single();
    }

    private List<RecordedNotice> letters() {
        return notices.list(0, 100, "").entries().stream()
                .filter(letter -> letter.notice().kind().equals("failure-received"))
                .toList();
    }

    private boolean isRead(int mail) {
        return stored(mail).isSet(Flag.SEEN);
    }

    private StoredMessage stored(int mail) {
        try {
            return greenMail
                    .getManagers()
                    .getImapHostManager()
                    .getInbox(user)
                    .getMessages()
                    .get(mail);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
