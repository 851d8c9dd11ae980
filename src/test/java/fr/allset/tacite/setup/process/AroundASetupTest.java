package fr.allset.tacite.setup.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static fr.allset.tacite.testing.OpenEngine.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.process.NobodyDecided;
import fr.allset.tacite.setup.ARequest;
import fr.allset.tacite.setup.AcceptanceStatus;
import fr.allset.tacite.setup.ContractDocuments;
import fr.allset.tacite.setup.DocumentAcceptance;
import fr.allset.tacite.setup.SetupHandling;
import fr.allset.tacite.subscription.SubscriptionFilter;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.OpenEngine;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever brings a set-up or the acceptance of documents to a step, the facts decide (art. 1 and 2). Asked on Monday 23 November 2026,
 * the Client is to be reminded on 30 November.
 */
@TaciteTest
@DisplayName("Around a set-up")
class AroundASetupTest {

    private static final String SETUP = "subscription-setup";
    private static final String ACCEPTANCE = "document-acceptance";
    private static final String PUBLICATION = "document-publication";
    private static final Actor STAFF = new Actor("gestionnaire", Optional.empty());

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    @Autowired
    SetupHandling setupHandling;

    @Autowired
    DocumentAcceptance acceptances;

    @Autowired
    ContractDocuments documents;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    private OpenEngine open;
    private String number;

    @BeforeEach
    void aSetupWhoseDocumentsAreAsked() {
        open = new OpenEngine(engine);
        number = setupHandling
                .request(ARequest.ofANewCustomer().request(), STAFF.username())
                .number();
        assertThat(told()).isEqualTo(1);
    }

    // ---- what the Client is told

    @ParameterizedTest
    @ValueSource(strings = {"ConfirmCommissioning", "AnnounceAbandonment", "AnnounceWithdrawal"})
    void nothingIsToldThatHasNotHappened(String step) {
        assertRefused(() -> open.startBefore(SETUP, number, step, Map.of()), OutOfTurn.class);

        assertThat(told()).isEqualTo(1);
        assertThat(setupHandling.find(number).status()).isEqualTo(AcceptanceStatus.OPEN);
    }

    @Test
    void anAbandonmentIsToldOnce() {
        setupHandling.abandonOnline(number, "Le Client renonce.", STAFF);
        assertThat(told()).isEqualTo(2);

        open.startBefore(SETUP, number, "AnnounceAbandonment", Map.of());
        assertRefused(() -> open.startBefore(SETUP, number, "ConfirmCommissioning", Map.of()), OutOfTurn.class);

        assertThat(told()).isEqualTo(2);
    }

    @Test
    void whatHasBeenAskedIsNotAskedAgain() {
        var asked = acceptances.find(number);

        open.startBefore(ACCEPTANCE, number, "SendDocuments", Map.of());

        assertThat(told()).isEqualTo(1);
        assertThat(acceptances.find(number)).isEqualTo(asked);
    }

    @Test
    void nothingIsAskedOnceItIsClosed() {
        setupHandling.abandonOnline(number, "Le Client renonce.", STAFF);

        assertRefused(() -> open.startBefore(ACCEPTANCE, number, "SendDocuments", Map.of()), OutOfTurn.class);

        assertThat(told()).isEqualTo(2);
    }

    // ---- reminders

    @Test
    void nobodyIsRemindedBeforeTheDay() {
        assertRefused(() -> processes.execute(acceptance(), "ReminderDue"), OutOfTurn.class);
        assertRefused(() -> open.startBefore(ACCEPTANCE, number, "RemindCustomer", Map.of()), OutOfTurn.class);

        assertThat(told()).isEqualTo(1);
    }

    @Test
    void nobodyIsRemindedTwiceOfOneDay() {
        clock.moveTo(LocalDate.of(2026, 12, 1));
        processes.execute(acceptance(), "ReminderDue");
        assertThat(told()).isEqualTo(2);
        clock.moveTo(LocalDate.of(2026, 12, 2));

        assertThatNothingMoreIsTold(() -> processes.execute(acceptance(), "ReminderDue"));
        assertThatNothingMoreIsTold(() -> open.startBefore(ACCEPTANCE, number, "RemindCustomer", Map.of()));
    }

    private void assertThatNothingMoreIsTold(Runnable step) {
        var before = told();
        var events = acceptances.events(number);
        step.run();
        assertThat(told()).isEqualTo(before);
        assertThat(acceptances.events(number)).isEqualTo(events);
    }

    // ---- what only a form decides

    @ParameterizedTest
    @CsvSource({
        "subscription-setup, OpenSubscription",
        "subscription-setup, AbandonSetup",
        "subscription-setup, RegisterPrerequisites",
        "document-acceptance, RegisterDocumentAnswer",
        "document-acceptance, ApplySilenceDecision"
    })
    void nobodyDecidesWithoutAForm(String process, String step) {
        var before = acceptances.events(number);

        assertRefused(
                () -> open.startBefore(
                        process,
                        number,
                        step,
                        Map.of(
                                "serviceStartDate",
                                "2026-11-23",
                                "reason",
                                "Par une variable.",
                                "answerDecision",
                                "accept")),
                NobodyDecided.class);

        assertThat(acceptances.events(number)).isEqualTo(before);
        assertThat(subscriptions.page(SubscriptionFilter.everything(), 0, 10).total())
                .isZero();
    }

    // ---- new versions

    @Test
    void aVersionIsNotAskedForBeforeItIsValid() {
        portfolios.hold(numbered("ABO-1"));
        documents.publish(
                "conditions-generales", "2027-02", "https://example.org/cgv", null, LocalDate.of(2027, 2, 1), "pilote");

        processes.execute(processes.running(PUBLICATION, "conditions-generales 2027-02"), "VersionValid");
        assertRefused(() -> processes.executeAll(PUBLICATION, "AskForNewVersion"), OutOfTurn.class);

        assertThat(acceptances.newVersions(Optional.empty(), 0, 10)).isEmpty();
    }

    /** Whoever came in by a file has never been asked for the versions of old, and is not to be. */
    @ParameterizedTest
    @ValueSource(strings = {"conditions-generales 2013-01", "conditions-generales 2099-01", "conditions-generales"})
    void aVersionThatNobodyHasPublishedIsNotAskedFor(String key) {
        portfolios.hold(numbered("ABO-1"));
        open.startBefore(PUBLICATION, key, "AskForNewVersion", Map.of("documentCode", "conditions-generales"));

        assertRefused(() -> processes.executeAll(PUBLICATION, "AskForNewVersion"), OutOfTurn.class);

        assertThat(acceptances.newVersions(Optional.empty(), 0, 10)).isEmpty();
    }

    private ProcessInstance acceptance() {
        return processes.running(ACCEPTANCE, number);
    }

    private int told() {
        return notices.about(List.of(number)).size();
    }
}
