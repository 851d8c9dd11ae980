package fr.allset.tacite.failure.mail.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.NotificationChannel;
import fr.allset.tacite.mailbox.IncomingMail;
import fr.allset.tacite.mailbox.IncomingMails;
import fr.allset.tacite.mailbox.KeptMail;
import fr.allset.tacite.mailbox.MailReception;
import fr.allset.tacite.mailbox.MailState;
import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.subscription.EndCause;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.time.ContractTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Monday 23 November 2026, ten o'clock. The contact of CLI-A, with ABO-1 and ABO-2, is {@code contact@a.example}; CLI-B has ABO-3;
 * CLI-C and CLI-D, with ABO-4 and ABO-5, share the contact {@code gestion@cd.example}.
 */
@TaciteTest
@DisplayName("A mail that is held")
class HeldMailProcessTest {

    private static final String CONTACT = "contact@a.example";

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
    Subscriptions subscriptions;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private int mails;

    @BeforeEach
    void customers() {
        portfolios.hold(
                numbered("ABO-1").ofCustomer("CLI-A").withContactAt(CONTACT),
                numbered("ABO-2").ofCustomer("CLI-A").withContactAt(CONTACT),
                numbered("ABO-3").ofCustomer("CLI-B"),
                numbered("ABO-4").ofCustomer("CLI-C").withContactAt("gestion@cd.example"),
                numbered("ABO-5").ofCustomer("CLI-D").withContactAt("gestion@cd.example"));
    }

    // ---- why

    @Test
    void waitsForSupportWithWhatItSaysAsText() {
        var held = received("inconnu@ailleurs.example", "Panne <b>", "{{7*191}} <script>alert(1)</script>");

        assertThat(held).isWaitingAt("SortHeldMail");
        assertThat(processes.shown(held, "heldBecause"))
                .isEqualTo("L'expéditeur inconnu@ailleurs.example n'est le contact d'aucun client.");
        assertThat(processes.shown(held, "senderText")).isEqualTo("Zoé <inconnu@ailleurs.example>");
        assertThat(processes.shown(held, "subjectText")).isEqualTo("Panne <b>");
        assertThat(processes.shown(held, "receiptText")).isEqualTo("23/11/2026 à 09:50");
        assertThat(processes.shown(held, "mailText")).isEqualTo("{{7*191}} <script>alert(1)</script>");
        assertThat(numbers()).isEmpty();
    }

    @Test
    void mayHaveAnythingForASenderOrNone() {
        assertThat(because(received("", "Panne", "Texte"))).isEqualTo("Ce message ne nomme pas d'expéditeur.");
        assertThat(because(received("gestion@cd.example", "Panne", "Texte")))
                .isEqualTo("L'expéditeur gestion@cd.example est le contact de plusieurs clients.");
    }

    @Test
    void comesFromACustomerThatHasNothingInService() {
        subscriptions.end("ABO-3", clock.today(), EndCause.TERMINATION);

        assertThat(because(received("contact@cli-b.example", "Panne", "Texte")))
                .contains("n'a pas d'abonnement en service");
    }

    @Test
    void namesTheNotificationOfAnother() {
        reported();

        assertThat(because(received("contact@cli-b.example", "Re: ND-2026-000001", "Chez nous aussi.")))
                .isEqualTo("L'expéditeur contact@cli-b.example n'est pas le contact du client de la notification"
                        + " ND-2026-000001, que ce message désigne.");
        assertThat(additions()).isEmpty();
    }

    @Test
    void answersALetterOfOursAboutSomethingElse() {
        var letter = notices.record(new Notice(
                "ABO-1/renewal", "renewal", "ABO-1", "CLI-A", "Zoé", CONTACT, "Reconduction de ABO-1", "Bonjour"));

        assertThat(because(answering(letter.messageId(), CONTACT, "Re: Reconduction", "Nous ne reconduisons pas.")))
                .isEqualTo(
                        "Ce message répond à notre courrier « Reconduction de ABO-1 », qui ne porte pas sur une Défaillance.");
        assertThat(numbers()).isEmpty();
    }

    @Test
    void answersAboutAFailureThatIsClosed() {
        reported();
        jdbc.sql("update failure set closed_at = reported_at").update();

        assertThat(because(received(CONTACT, "ND-2026-000001", "Cela recommence.")))
                .contains("ND-2026-000001, dont la Défaillance est close");
    }

    @Test
    void answersAboutAFailureThatIsRestoredSinceSilenceWouldConfirmIt() {
        reported();
        jdbc.sql("update failure_stretch set restored_at = reported_at").update();

        assertThat(because(received(CONTACT, "ND-2026-000001", "Toujours rien.")))
                .contains("ND-2026-000001, dont la Défaillance DF-2026-")
                .endsWith("est rétablie : le client confirme-t-il, ou le Service fonctionne-t-il toujours mal ?");
        assertThat(additions()).isEmpty();
    }

    @Test
    void anAnswerToALetterAboutTheWholeFailureBelongsToTheNotificationOfThatCustomer() {
        reported();
        var failure = notifications.find("ND-2026-000001").failure();
        var letter = notices.record(
                new Notice(failure + "/asked", "asked", failure, "CLI-A", "Zoé", CONTACT, "Une question", "Bonjour"));

        reception.receive(
                mail(CONTACT, "Re: Une question", "Le journal est joint.", List.of(letter.messageId()), received()));

        assertThat(additions()).containsExactly("Le journal est joint.");
        assertThat(numbers()).hasSize(1);
    }

    @Test
    void isHeldWhenItsHandlingFailsAgainAndAgain() {
        jdbc.sql("alter table failure_notification add constraint poisonous check (description not like '%poison%')")
                .update();
        try {
            assertThat(because(received(CONTACT, "poison", "Texte")))
                    .startsWith("Tacite n'a pas pu traiter ce message");
        } finally {
            jdbc.sql("alter table failure_notification drop constraint poisonous")
                    .update();
        }
        assertThat(numbers()).isEmpty();
        assertThat(jdbc.sql("select count(*) from failure").query(Long.class).single())
                .isZero();
    }

    @Test
    void isHeldWithTheSentenceOfARefusal() {
        var mail = mail(CONTACT, "Panne", "Texte", List.of(), clock.instant().minus(Duration.ofDays(40)));
        reception.receive(mail);

        var held = processes.running(HeldMailProcess.KEY, "ME-" + id(mail));
        assertThat(because(held)).contains("il y a plus de 31 jours");

        processes.complete(
                held, "SortHeldMail", "support", Map.of("mailDecision", "notification", "subscriptions", "ABO-1"));
        assertThat(notifications.find("ND-2026-000001").evidence())
                .as("the mail proves its own receipt")
                .startsWith("le courriel lui-même");
    }

    // ---- what a person decides

    @Test
    void becomesANotificationReceivedWhenTheServerReceivedIt() {
        var held = received("inconnu@ailleurs.example", "Panne", "Rien ne marche.");
        clock.moveTo(clock.instant().plus(Duration.ofHours(5)));

        processes.complete(
                held,
                "SortHeldMail",
                "support",
                Map.of("mailDecision", "notification", "subscriptions", " ABO-1,ABO-2 "));

        assertThat(held).isEnded().hasPassed("ApplyMailDecision", "MailSorted");
        var notification = notifications.find("ND-2026-000001");
        assertThat(notification.receivedAt()).isEqualTo(received());
        assertThat(notification.channel()).isEqualTo(NotificationChannel.EMAIL);
        assertThat(notification.customer()).isEqualTo("CLI-A");
        assertThat(notification.subscriptions()).containsExactly("ABO-1", "ABO-2");
        assertThat(notification.recordedBy()).isEqualTo("support");
        assertThat(letters())
                .singleElement()
                .satisfies(
                        letter -> assertThat(letter.notice().recipientAddress()).isEqualTo("inconnu@ailleurs.example"));
        assertThat(onFile()).singleElement().satisfies(each -> {
            assertThat(each.verdict().about()).isEqualTo("ND-2026-000001");
            assertThat(each.verdict().state()).isEqualTo(MailState.NOTIFIED);
            assertThat(each.decidedBy()).isEqualTo("support");
            assertThat(each.decidedAt()).isEqualTo(clock.instant());
        });
    }

    @Test
    void belongsToANotificationThatIsOnFile() {
        reported();
        var held = received("collegue@a.example", "Panne", "Chez moi aussi.\n> Bonjour");

        processes.complete(
                held, "SortHeldMail", "support", Map.of("mailDecision", "addition", "notification", "nd-2026-000001"));

        assertThat(held).isEnded();
        assertThat(additions()).containsExactly("Chez moi aussi.");
        assertThat(onFile())
                .extracting(mail -> mail.verdict().state())
                .containsExactly(MailState.NOTIFIED, MailState.ADDED);
        assertThat(letters()).hasSize(1);
    }

    @Test
    void isDiscardedWithAReasonAndWithoutAWord() {
        var held = received("vendeur@ailleurs.example", "Promotion", "Achetez.");

        processes.complete(
                held, "SortHeldMail", "support", Map.of("mailDecision", "discard", "reason", " Publicité. "));

        assertThat(held).isEnded();
        assertThat(jdbc.sql("select outcome, reason from incoming_mail")
                        .query()
                        .singleRow()
                        .values())
                .containsExactly("DISCARDED", "Publicité.");
        assertThat(letters()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "notification |               |                | Indiquez au moins un abonnement.",
                "notification | ABO-7         |                | L'abonnement ABO-7 n'existe pas.",
                "notification | ABO-1, ABO-3  |                | Une notification d'un client concerne les abonnements d'un seul client.",
                "addition     |               |                | Il n'y a pas de Notification de Défaillance .",
                "addition     |               | ND-2026-000009 | Il n'y a pas de Notification de Défaillance ND-2026-000009.",
                "discard      |               |                | Dites pourquoi ce message est écarté.",
                "autre        |               |                | La décision « autre » n'existe pas."
            })
    void leadsBackToTheFormWhenTheDecisionIsImpossible(
            String decision, String concerned, String notification, String sentence) {
        var held = received("inconnu@ailleurs.example", "Panne", "Rien ne marche.");

        processes.complete(
                held,
                "SortHeldMail",
                "support",
                Map.of(
                        "mailDecision",
                        decision,
                        "subscriptions",
                        concerned == null ? "" : concerned,
                        "notification",
                        notification == null ? "" : notification,
                        "reason",
                        " "));

        assertThat(held).isWaitingAt("SortHeldMail").hasPassed("MailDecisionRefused");
        assertThat(String.valueOf(processes.shown(held, "refusal")).replace('\u00a0', ' '))
                .isEqualTo(sentence);
        assertThat(numbers()).isEmpty();
        processes.complete(held, "SortHeldMail", "support", Map.of("mailDecision", "discard", "reason", "Publicité."));
        assertThat(held).isEnded();
    }

    // ---- the surroundings

    private void reported() {
        reception.receive(mail(CONTACT, "Panne", "Rien ne marche.", List.of(), received()));
        assertThat(numbers()).containsExactly("ND-2026-000001");
    }

    private ProcessInstance received(String sender, String subject, String text) {
        return process(mail(sender, subject, text, List.of(), received()));
    }

    private ProcessInstance answering(String messageId, String sender, String subject, String text) {
        return process(mail(sender, subject, text, List.of(messageId), received()));
    }

    private ProcessInstance process(IncomingMail mail) {
        reception.receive(mail);
        return processes.running(HeldMailProcess.KEY, "ME-" + id(mail));
    }

    private IncomingMail mail(String sender, String subject, String text, List<String> answers, Instant at) {
        return new IncomingMail(
                "<" + ++mails + "@a.example>", answers, at, sender, "Zoé", subject, text, 1000, null, null, null);
    }

    /** Ten minutes before Tacite reads it, the clock still at its beginning. */
    private static Instant received() {
        return MovableClock.BEGINNING
                .minusMinutes(10)
                .atZone(ContractTime.ZONE)
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS);
    }

    private long id(IncomingMail mail) {
        return jdbc.sql("select id from incoming_mail where message_id = ?")
                .param(mail.messageId())
                .query(Long.class)
                .single();
    }

    private List<KeptMail> onFile() {
        return jdbc.sql("select id from incoming_mail order by id").query(Long.class).list().stream()
                .map(id -> kept.find(id).orElseThrow())
                .toList();
    }

    private String because(ProcessInstance held) {
        return (String) processes.shown(held, "heldBecause");
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

    private List<RecordedNotice> letters() {
        return notices.list(0, 100, "").entries().stream()
                .filter(letter -> letter.notice().kind().equals("failure-received"))
                .toList();
    }
}
