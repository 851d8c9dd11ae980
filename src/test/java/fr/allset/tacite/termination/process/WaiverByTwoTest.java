package fr.allset.tacite.termination.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static fr.allset.tacite.testing.OpenEngine.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.process.NobodyDecided;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.termination.QuoteStatus;
import fr.allset.tacite.termination.ReviewDecision;
import fr.allset.tacite.termination.TerminationCause;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationRequest;
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
import org.springframework.beans.factory.annotation.Autowired;

/** The waiver of a fee of 3 000,00 € (art. 5): above 1 000,00 € it needs two. */
@TaciteTest
@DisplayName("A waiver above its threshold")
class WaiverByTwoTest {

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
    ProcessEngine engine;

    @Autowired
    TerminationHandling terminationHandling;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Charges charges;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    private String quote;
    private ProcessInstance process;

    @BeforeEach
    void anAcceptedQuote() {
        portfolios.hold(numbered(BREST).atMonthly("500.00"));
        quote = terminationHandling
                .request(new TerminationRequest(List.of(BREST), LEAVING), CLIENT, null)
                .number();
        terminationHandling.acceptOnline(quote, CLIENT);
        process = processes.running("early-termination", quote);
    }

    @Test
    void isProposedAndNothingIsDecided() {
        waive();

        assertThat(process).isWaitingAtExactly("ApproveWaiver");
        assertThat(terminationHandling.find(quote).status()).isEqualTo(QuoteStatus.ACCEPTED);
        assertThat(subscriptions.find(BREST).orElseThrow().plannedEnd()).isNull();
        assertThat(processes.shown(process, "waiverText"))
                .asString()
                .contains("Exonération proposée par gestionnaire : Panne de mars.");
        assertThat(notices.about(List.of(quote))).hasSize(1);
    }

    @Test
    void isAppliedOnceAnotherApproves() {
        waive();

        decided(OTHER_MANAGER, "approve", "");

        assertThat(process).isWaitingAtExactly("AwaitEffectiveDate").hasPassed("AnnounceConfirmation");
        var confirmed = terminationHandling.find(quote);
        assertThat(confirmed.status()).isEqualTo(QuoteStatus.CONFIRMED);
        assertThat(confirmed.waiverGround()).contains(TerminationCause.PROVIDER_BREACH);
        assertThat(confirmed.reason()).contains("Panne de mars.");
        clock.moveTo(LEAVING);
        processes.execute(process, "EffectiveDateReached");
        processes.executeAll("early-termination", "CarryOutTermination");
        assertThat(charges.of(quote)).isEmpty();
    }

    @Test
    void isNotApprovedByWhoeverHasProposedIt() {
        waive();

        decided(MANAGER, "approve", "");

        assertThat(process).isWaitingAtExactly("ApproveWaiver");
        assertThat(processes.shown(process, "refusal").toString()).contains("un autre gestionnaire décide");
        assertThat(terminationHandling.find(quote).waiverGround()).isEmpty();
    }

    @Test
    void isReviewedAnewWhenAnotherRefuses() {
        waive();

        decided(OTHER_MANAGER, "refuse", "La panne a duré une heure.");

        assertThat(process).isWaitingAtExactly("ReviewTermination");
        assertThat(processes.shown(process, "waiverText"))
                .asString()
                .contains("Non approuvée par suppleante : La panne a duré une heure.");
        processes.complete(process, "ReviewTermination", MANAGER, Map.of("decision", "confirm"));
        assertThat(terminationHandling.find(quote).status()).isEqualTo(QuoteStatus.CONFIRMED);
        assertThat(terminationHandling.find(quote).waiverGround()).isEmpty();
    }

    @Test
    void leavesNoOtherDecisionMeanwhile() {
        waive();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> terminationHandling.decide(quote, new ReviewDecision.Confirm(), OTHER_MANAGER))
                .returns("waiver-under-way", Refusal::code);
    }

    @Test
    void isStaleWithItsQuote() {
        waive();

        portfolios.changeFee(BREST, LocalDate.of(2027, 1, 1), "700.00");

        assertThat(process).isWaitingAt("DecideOnStaleQuote").isNotWaitingAt("ApproveWaiver");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> terminationHandling.decideOnWaiver(quote, true, null, OTHER_MANAGER))
                .returns("quote-stale", Refusal::code);
    }

    @Test
    void isNotDecidedWithoutAForm() {
        waive();

        assertRefused(
                () -> new OpenEngine(engine)
                        .startBefore("early-termination", quote, "ApplyWaiverDecision", Map.of("decision", "approve")),
                NobodyDecided.class);

        assertThat(terminationHandling.find(quote).status()).isEqualTo(QuoteStatus.ACCEPTED);
    }

    private void waive() {
        processes.complete(
                process,
                "ReviewTermination",
                MANAGER,
                Map.of("decision", "waive", "ground", "provider_breach", "reason", "Panne de mars."));
    }

    private void decided(String by, String decision, String reason) {
        processes.complete(process, "ApproveWaiver", by, Map.of("decision", decision, "reason", reason));
    }
}
