package fr.allset.tacite.changeletter.process;

import static fr.allset.tacite.change.MessageCentre.message;
import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.change.AssessmentRequest;
import fr.allset.tacite.change.MessageCentre;
import fr.allset.tacite.change.MessageCentre.AStatement;
import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.testing.ASubscription;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** It is Monday 23 November 2026, ten o'clock: the next digest is that of Monday 30 November. */
@TaciteTest
@DisplayName("The digest of changes")
class ChangeDigestProcessTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final AStatement BUTTONS = AStatement.of(
                    "Nouveaux boutons d'Outlook", "Les boutons changent de place.")
            .from("2027-06-01");
    private static final AStatement DEVICES = AStatement.of(
                    "Fin de l'authentification simple", "Les copieurs sont touchés.")
            .asking("Listez vos copieurs.", "2027-04-15")
            .from("2027-05-01");

    @Autowired
    MessageCentre microsoft;

    @Autowired
    ChangeCommunication notices;

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aCustomer() {
        microsoft.begins();
        portfolios.hold(numbered("ABO-1"));
    }

    @Test
    void tellsInOneLetterWhatWaitsInTheOrderOfTheDaysThatCount() {
        var buttons = microsoft.shows(message("MC100001", "Outlook buttons", "<p>New.</p>", null));
        microsoft.inform(buttons, 1, BUTTONS.made());
        var devices = microsoft.shows(message("MC100002", "Basic authentication", "<p>Soon.</p>", "2027-04-15"));
        microsoft.inform(devices, 1, DEVICES.made());
        assertThat(microsoft.letters("change-told", "change-digest")).isEmpty();
        assertThat(processes.all(ChangeDigestProcess.KEY))
                .singleElement()
                .satisfies(process -> assertThat(process.getBusinessKey()).isEqualTo("2026-11-30"));

        var process = goesOut(MONDAY);

        BpmnAwareTests.assertThat(process).isEnded().hasPassed("SendDigest", "CloseDigest");
        var letter = digests().get(0);
        assertThat(digests()).hasSize(1);
        assertThat(letter.notice().subject()).isEqualTo("2 évolutions de Microsoft à connaître, au 30/11/2026");
        assertThat(letter.notice().body()).isEqualTo("""
                Bonjour Maëlle Kerdoncuff,

                Microsoft annonce 2 évolutions qui touchent votre service (Conditions
                particulières, art. 1) :

                1. Fin de l'authentification simple
                   À faire au plus tard le jeudi 15 avril 2027.
                2. Nouveaux boutons d'Outlook
                   Rien à faire ; à partir du mardi 1er juin 2027.


                1. Fin de l'authentification simple
                -----------------------------------

                Microsoft annonce une évolution qui touche votre service. Nous vous en informons
                (Conditions particulières, art. 1).

                Ce que cela signifie pour vous
                Les copieurs sont touchés.

                Ce que vous avez à faire
                Listez vos copieurs.
                Au plus tard le jeudi 15 avril 2027.

                À partir de quand
                Cette évolution s'applique à partir du samedi 1er mai 2027.

                Vos sites et abonnements concernés
                Siège de Brest
                - ABO-1 : Exchange Online

                Références
                Notre numéro : EV-2026-000002, révision 1
                Message MC100002 de Microsoft : « Basic authentication »


                2. Nouveaux boutons d'Outlook
                -----------------------------

                Microsoft annonce une évolution qui touche votre service. Nous vous en informons
                (Conditions particulières, art. 1).

                Ce que cela signifie pour vous
                Les boutons changent de place.

                Ce que vous avez à faire
                Vous n'avez rien à faire.

                À partir de quand
                Cette évolution s'applique à partir du mardi 1er juin 2027.

                Vos sites et abonnements concernés
                Siège de Brest
                - ABO-1 : Exchange Online

                Références
                Notre numéro : EV-2026-000001, révision 1
                Message MC100001 de Microsoft : « Outlook buttons »

                Votre réponse
                Répondez « bien reçu » à ce courrier, ou accusez-en réception en ligne sous
                votre accès. Si vous avez une question, posez-la dans votre réponse : une
                personne vous répondra.

                ALLSET SAS
                """);
        assertThat(notices.find(buttons, 1, "CLI-001").orElseThrow().notice()).isEqualTo(letter.id());
        assertThat(notices.find(devices, 1, "CLI-001").orElseThrow().notice()).isEqualTo(letter.id());
    }

    @Test
    void neverTellsATextThatAnotherHasReplacedNorSaysWasOfIt() {
        var change = microsoft.shows(message("MC100002", "Basic authentication", "<p>Soon.</p>", "2027-04-15"));
        microsoft.inform(change, 1, DEVICES.made());
        microsoft.shows(message("MC100002", "Basic authentication", "<p>Later.</p>", "2027-06-15"));
        microsoft.inform(
                change, 2, DEVICES.asking("Listez vos copieurs.", "2027-06-15").made());

        goesOut(MONDAY);

        assertThat(digests())
                .singleElement()
                .satisfies(letter -> assertThat(letter.notice().body())
                        .contains("mardi 15 juin 2027", "révision 2")
                        .doesNotContain("15 avril", "était"));
        assertThat(notices.find(change, 1, "CLI-001").orElseThrow()).satisfies(first -> {
            assertThat(first.notice()).isNull();
            assertThat(first.replacedAt()).isNotNull();
        });
        assertThat(notices.find(change, 2, "CLI-001").orElseThrow().wasRevision())
                .isNull();
    }

    @Test
    void waitsFromDayToDayUntilSomebodyHasDecidedAboutTheNewTextAndThenTellsTheOldOneIfTheNewOneChangesNothing() {
        var change = microsoft.shows(message("MC100002", "Basic authentication", "<p>Soon.</p>", "2027-04-15"));
        microsoft.inform(change, 1, DEVICES.made());
        microsoft.shows(message("MC100002", "Basic authentication", "<p>Soon, with a word more.</p>", "2027-04-15"));

        goesOut(MONDAY);
        assertThat(digests()).isEmpty();
        microsoft.state(
                change,
                2,
                AssessmentRequest.withoutNotice("Un mot de plus, rien ne change.", Set.of(Component.EXCHANGE_ONLINE)));
        goesOut(MONDAY.plusDays(1));

        assertThat(digests()).singleElement().satisfies(letter -> {
            assertThat(letter.notice().subject()).isEqualTo("Fin de l'authentification simple (EV-2026-000001)");
            assertThat(letter.notice().body()).contains("révision 1");
        });
    }

    @Test
    void tellsALargeNumberOfCustomersInParts() {
        portfolios.hold(IntStream.range(100, 201)
                .mapToObj(i -> numbered("ABO-" + i).ofCustomer("CLI-" + i))
                .toArray(ASubscription[]::new));
        microsoft.inform(
                microsoft.shows(message("MC100001", "Outlook buttons", "<p>New.</p>", null)), 1, BUTTONS.made());
        clock.moveTo(MONDAY);
        var process = processes.running(ChangeDigestProcess.KEY, MONDAY.toString());
        processes.execute(process, "DigestIsDue");

        processes.execute(process, "SendDigest");

        assertThat(digests()).hasSize(100);
        processes.execute(process, "SendDigest");
        assertThat(digests()).hasSize(102);
        BpmnAwareTests.assertThat(process).isEnded();
        assertThat(jdbc.sql("select sent from change_digest")
                        .query(Integer.class)
                        .single())
                .isEqualTo(102);
    }

    @Test
    void isOpenedOnceByTwoTellingsAtTheSameMoment() throws Exception {
        var one = microsoft.shows(message("MC100001", "Outlook buttons", "<p>New.</p>", null));
        var other = microsoft.shows(message("MC100002", "Basic authentication", "<p>Soon.</p>", "2027-04-15"));
        microsoft.state(one, 1, BUTTONS.made());
        microsoft.state(other, 1, DEVICES.made());

        var outcomes = Race.between(() -> notices.tell(one, 1, ""), () -> notices.tell(other, 1, ""));

        assertThat(outcomes).allMatch(Race.Outcome::succeeded);
        assertThat(processes.all(ChangeDigestProcess.KEY)).hasSize(1);
        goesOut(MONDAY);
        assertThat(digests())
                .singleElement()
                .satisfies(letter -> assertThat(letter.notice().subject()).startsWith("2 évolutions"));
    }

    private ProcessInstance goesOut(LocalDate day) {
        clock.moveTo(day);
        var process = processes.running(ChangeDigestProcess.KEY, day.toString());
        processes.execute(process, "DigestIsDue");
        processes.execute(process, "SendDigest");
        return process;
    }

    private List<RecordedNotice> digests() {
        return microsoft.letters("change-digest");
    }
}
