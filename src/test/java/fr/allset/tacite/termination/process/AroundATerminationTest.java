package fr.allset.tacite.termination.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.decision.Decision;
import fr.allset.tacite.decision.Decisions;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.process.NobodyDecided;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.termination.QuoteStatus;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationRequest;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever brings a process of an early termination to a step, the facts decide (art. 5). The engine's own services are called here as an
 * account manager's session would call them were its door open. The contract costs 120 € a month in Brest, in the Période Initiale, until 1
 * March 2028.
 *
 */
@TaciteTest
@DisplayName("Around an early termination")
class AroundATerminationTest {

    private static final String BREST = "ABO-BREST";
    private static final LocalDate LEAVING = LocalDate.of(2027, 3, 15);
    private static final Actor CLIENT = new Actor("ponant", Optional.of("CLI-001"));
    private static final String MANAGER = "gestionnaire";
    private static final String OTHER_MANAGER = "suppleante";

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identities;

    @Autowired
    TerminationHandling terminationHandling;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Charges charges;

    @Autowired
    Notices notices;

    @Autowired
    Decisions decisions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private String quote;

    @BeforeEach
    void aQuoteThatNobodyHasAccepted() {
        portfolios.hold(numbered(BREST));
        quote = terminationHandling
                .request(new TerminationRequest(List.of(BREST), LEAVING), CLIENT, null)
                .number();
    }

    // ---- a process begun in the middle

    @ParameterizedTest
    @CsvSource({
        "ChargeTerminationFee, false",
        "ChargeTerminationFee, true",
        "AnnounceTermination, false",
        "AnnounceConfirmation, true",
        "AnnounceRefusal, true",
        "AnnounceCancellation, true",
        "ExpireTerminationQuote, false"
    })
    void doesNothingThatItsStateDoesNotAllow(String step, boolean accepted) {
        if (accepted) {
            terminationHandling.acceptOnline(quote, CLIENT);
        }

        assertRefused(() -> startBefore(step, Map.of()), OutOfTurn.class);

        assertThat(charges.of(quote)).isEmpty();
        assertThat(notices.about(List.of(quote))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm", "waive"})
    void decidesNothingThatNobodyHasDecided(String decision) {
        terminationHandling.acceptOnline(quote, CLIENT);

        assertRefused(
                () -> startBefore(
                        "ApplyReviewDecision",
                        Map.of("decision", decision, "ground", "provider_breach", "reason", "Aucun geste à faire.")),
                NobodyDecided.class);

        assertThat(terminationHandling.find(quote).status()).isEqualTo(QuoteStatus.ACCEPTED);
        assertThat(subscriptions.find(BREST).orElseThrow().plannedEnd()).isNull();
        assertThat(decisions.about(quote)).isEmpty();
    }

    @Test
    void doesNotEndWhatIsConfirmedBeforeItsDay() {
        confirm();
        var process = processes.running("early-termination", quote);

        assertRefused(() -> processes.execute(process, "EffectiveDateReached"), OutOfTurn.class);

        assertThat(subscriptions.find(BREST).orElseThrow().endedOn()).isNull();
        assertThat(charges.of(quote)).isEmpty();
    }

    /** Twice is once: the fee is owed for the one termination. */
    @Test
    void chargesOnceWhateverComesAgain() {
        confirm();
        var process = processes.running("early-termination", quote);
        clock.moveTo(LEAVING);
        processes.execute(process, "EffectiveDateReached");
        processes.executeAll("early-termination", "CarryOutTermination");
        assertThat(charges.of(quote)).hasSize(1);

        startBefore("ChargeTerminationFee", Map.of());

        assertThat(charges.of(quote)).hasSize(1);
    }

    // ---- a task that is done by other means than its form

    @Test
    void aTaskIsNotDoneWithoutItsForm() {
        var review = review();

        assertRefused(() -> tasks.complete(review.getId(), Map.of("decision", "confirm")), NobodyDecided.class);

        assertThat(terminationHandling.find(quote).status()).isEqualTo(QuoteStatus.ACCEPTED);
    }

    @Test
    void aVariableDecidesNothing() {
        var review = review();
        runtime.setVariable(review.getExecutionId(), "decision", "waive");
        runtime.setVariable(review.getExecutionId(), "ground", "provider_breach");
        runtime.setVariable(review.getExecutionId(), "reason", "Écrite par une variable.");

        processes.complete(review, MANAGER, Map.of("decision", "confirm", "ground", "", "reason", ""));

        assertThat(terminationHandling.find(quote).waiverGround()).isEmpty();
    }

    /** What a form does not ask is not taken from it. */
    @Test
    void aFieldThatTheFormDoesNotDeclareIsNotTaken() {
        var review = review();

        processes.complete(review, MANAGER, Map.of("decision", "confirm", "granted", false, "totalText", "0,00 €"));

        assertThat(runtime.getVariables(
                        processes.running("early-termination", quote).getId()))
                .containsEntry("granted", true)
                .extractingByKey("totalText")
                .isNotEqualTo("0,00 €");
    }

    // ---- who decides

    @Test
    void aTaskThatSomebodyHasClaimedIsThatPersons() {
        var review = review();
        tasks.claim(review.getId(), MANAGER);

        assertThatThrownBy(() -> processes.complete(review, OTHER_MANAGER, Map.of("decision", "confirm")))
                .isInstanceOf(AuthorizationException.class);

        assertThat(terminationHandling.find(quote).status()).isEqualTo(QuoteStatus.ACCEPTED);
    }

    @Test
    void supportDoesNotDecideOnMoney() {
        var review = review();

        assertThatThrownBy(() -> processes.complete(review, "support", Map.of("decision", "confirm")))
                .isInstanceOf(AuthorizationException.class);
    }

    /** Money needs two: whoever has asked for the quote and answered for the client wants another one's eyes. */
    @ParameterizedTest
    @ValueSource(strings = {"confirm", "waive"})
    void whoHasAskedAndAnsweredForTheClientDoesNotDecideAlone(String decision) {
        var own = askedAndAnsweredBy(MANAGER);
        var process = processes.running("early-termination", own);

        processes.complete(
                process,
                "ReviewTermination",
                MANAGER,
                Map.of("decision", decision, "ground", "provider_breach", "reason", "Sans objet."));

        assertThat(terminationHandling.find(own).status()).isEqualTo(QuoteStatus.ACCEPTED);
        assertThat(processes.shown(process, "refusal").toString()).contains("un autre gestionnaire");
        assertThat(decisions.about(own)).extracting(Decision::element).doesNotContain("ReviewTermination");

        processes.complete(process, "ReviewTermination", OTHER_MANAGER, Map.of("decision", "confirm"));

        assertThat(terminationHandling.find(own).status()).isEqualTo(QuoteStatus.CONFIRMED);
    }

    @Test
    void whoHasAskedAndAnsweredForTheClientMayStillRefuse() {
        var own = askedAndAnsweredBy(MANAGER);

        processes.complete(
                processes.running("early-termination", own),
                "ReviewTermination",
                MANAGER,
                Map.of("decision", "refuse", "ground", "", "reason", "Non signée."));

        assertThat(terminationHandling.find(own).status()).isEqualTo(QuoteStatus.REFUSED);
    }

    /** The organisation may want it otherwise. */
    @Test
    void whatNeedsTwoIsDataOfTheOrganisation() {
        jdbc.sql("update approval_rule set above_cents = 72000 where act = 'TERMINATION'")
                .update();
        var own = askedAndAnsweredBy(MANAGER);

        processes.complete(
                processes.running("early-termination", own),
                "ReviewTermination",
                MANAGER,
                Map.of("decision", "confirm"));

        assertThat(terminationHandling.find(own).status()).isEqualTo(QuoteStatus.CONFIRMED);
    }

    private String askedAndAnsweredBy(String manager) {
        var own = terminationHandling
                .request(new TerminationRequest(List.of(BREST), LEAVING), new Actor(manager, Optional.empty()), null)
                .number();
        processes.complete(
                processes.running("early-termination", own),
                "RecordClientAnswer",
                manager,
                Map.of("answer", "accept", "answerNote", "Courrier du 23 novembre"));
        return own;
    }

    // ---- on what was shown

    @Test
    void whatWasShownIsWhatIsDecidedOn() {
        var review = review();
        var shown = processes.facts(review).replace("720,00", "7,20");

        assertThatThrownBy(() -> processes.completeOn(shown, review, MANAGER, Map.of("decision", "confirm")))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("a changé")
                .hasMessageContaining("7,20")
                .hasMessageContaining("720,00");

        assertThat(terminationHandling.find(quote).status()).isEqualTo(QuoteStatus.ACCEPTED);
        var process = processes.running("early-termination", quote);
        assertThat(processes.shown(process, "refusal").toString()).contains("a changé");
        assertThat(processes.shown(process, "decision")).isEqualTo("confirm");
    }

    @Test
    void aFormThatNobodyHasOpenedDecidesNothing() {
        var review = review();

        assertThatThrownBy(() -> processes.completeOn(null, review, MANAGER, Map.of("decision", "confirm")))
                .hasMessageContaining("a changé");
    }

    // ---- what is on record

    @Test
    void theDecisionIsOnRecordWithTheFactsThatItRestsOn() {
        confirm();

        assertThat(decisions.about(quote)).singleElement().satisfies(decision -> {
            assertThat(decision)
                    .extracting(Decision::process, Decision::element, Decision::decidedBy, Decision::role)
                    .containsExactly("early-termination", "ReviewTermination", MANAGER, "ACCOUNT_MANAGER");
            assertThat(decision.answer()).contains("\"decision\":\"confirm\"");
            assertThat(decision.facts().orElseThrow()).contains("720,00");
            assertThat(decision.factsHash().orElseThrow()).hasSize(64);
        });
    }

    @Test
    void anAnswerThatWasRefusedIsNoDecision() {
        var review = review();
        var form = new HashMap<String, Object>(Map.of("decision", "refuse"));

        processes.complete(review, MANAGER, form);

        assertThat(decisions.about(quote)).isEmpty();
    }

    // ---- what the tests share

    private Task review() {
        terminationHandling.acceptOnline(quote, CLIENT);
        return processes.task(processes.running("early-termination", quote), "ReviewTermination");
    }

    private void confirm() {
        processes.complete(review(), MANAGER, Map.of("decision", "confirm"));
    }

    private void startBefore(String step, Map<String, Object> variables) {
        identities.setAuthentication(MANAGER, List.of("account-managers"));
        try {
            runtime.createProcessInstanceByKey("early-termination")
                    .businessKey(quote)
                    .startBeforeActivity(step)
                    .setVariables(variables)
                    .execute();
        } finally {
            identities.clearAuthentication();
        }
    }

    private static void assertRefused(ThrowingCallable call, Class<? extends Throwable> by) {
        assertThat(NestedExceptionUtils.getMostSpecificCause(catchThrowable(call)))
                .isInstanceOf(by);
    }
}
