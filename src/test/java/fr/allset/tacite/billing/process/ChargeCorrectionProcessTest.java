package fr.allset.tacite.billing.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static fr.allset.tacite.testing.OpenEngine.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.billing.Charge;
import fr.allset.tacite.billing.ChargeFilter;
import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.billing.ManualCorrection;
import fr.allset.tacite.billing.ManualCorrection.Outcome.Posted;
import fr.allset.tacite.billing.ManualCorrection.Outcome.Proposed;
import fr.allset.tacite.billing.MonthlyCharging;
import fr.allset.tacite.billing.MonthlyRuns;
import fr.allset.tacite.billing.ProposedCorrection.Status;
import fr.allset.tacite.decision.Decision;
import fr.allset.tacite.decision.Decisions;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.process.NobodyDecided;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.OpenEngine;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Corrections by hand of a charge of 120,00 € for December (art. 6); above 500,00 € they need two. */
@TaciteTest
@DisplayName("A correction of a charge")
class ChargeCorrectionProcessTest {

    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    private static final String MANAGER = "gestionnaire";
    private static final String OTHER_MANAGER = "suppleante";
    private static final String REASON = "Comptes oubliés";

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    @Autowired
    MonthlyRuns runs;

    @Autowired
    MonthlyCharging monthlyCharging;

    @Autowired
    ManualCorrection manualCorrection;

    @Autowired
    Charges charges;

    @Autowired
    Decisions decisions;

    @Autowired
    MovableClock clock;

    private Charge december;

    @BeforeEach
    void decemberIsCharged() {
        portfolios.receive(numbered("ABO-BREST"));
        runs.openFirst();
        clock.moveTo(DECEMBER.atDay(1));
        runs.begin(DECEMBER);
        monthlyCharging.charge(DECEMBER);
        december = charges.list(ChargeFilter.everything(), 0, 10).get(0);
    }

    // ---- by one

    @ParameterizedTest
    @ValueSource(strings = {"500.00", "-120.00", "0.01"})
    void isChargedAtOnceUpToTheThreshold(String amount) {
        assertThat(corrected(amount, MANAGER))
                .asInstanceOf(type(Posted.class))
                .satisfies(posted -> assertThat(posted.charge().amount()).isEqualTo(Euros.of(amount)));
        assertThat(processes.all(ChargeCorrectionProcess.KEY)).isEmpty();
    }

    /** Many small ones are as much as one. */
    @Test
    void countsWhatOnePersonAloneHasCorrectedBefore() {
        corrected("300.00", MANAGER);

        assertThat(corrected("200.01", OTHER_MANAGER)).isInstanceOf(Proposed.class);
        assertThat(payable()).isEqualTo(Euros.of("420.00"));
    }

    // ---- within bounds

    @ParameterizedTest
    @CsvSource({
        "1200.01, correction-out-of-bounds",
        "9999999.00, correction-out-of-bounds",
        "-120.01, correction-below-zero"
    })
    void staysWithinBounds(String amount, String code) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> corrected(amount, MANAGER))
                .returns(code, Refusal::code);
        assertThat(payable()).isEqualTo(Euros.of("120.00"));
    }

    @Test
    void takesAwayNoMoreThanTheChargeItselfHoweverMuchWasAdded() {
        corrected("400.00", MANAGER);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> corrected("-120.01", MANAGER))
                .returns("correction-out-of-bounds", Refusal::code);
    }

    // ---- by two

    @Test
    void isProposedAboveTheThresholdAndNothingIsCharged() {
        var process = proposed("600.00");

        assertThat(process).isWaitingAtExactly("ApproveChargeCorrection");
        assertThat(payable()).isEqualTo(Euros.of("120.00"));
        assertThat(processes.shown(process, "amountText")).isEqualTo("600,00\u00a0€");
        assertThat(processes.shown(process, "afterText")).isEqualTo("720,00\u00a0€");
        assertThat(processes.shown(process, "motiveText")).isEqualTo(REASON);
        assertThat(processes.shown(process, "proposedByText")).asString().startsWith(MANAGER);
    }

    @Test
    void isChargedOnceAnotherApproves() {
        var process = proposed("600.00");
        var number = process.getBusinessKey();

        decided(process, OTHER_MANAGER, "approve", "");

        assertThat(process).isEnded().hasPassed("ChargeCorrectionDecided");
        assertThat(payable()).isEqualTo(Euros.of("720.00"));
        assertThat(charges.correctionsOf(december.id())).singleElement().satisfies(correction -> {
            assertThat(correction.recordedBy()).isEqualTo(MANAGER);
            assertThat(correction.reason()).isEqualTo(REASON);
        });
        assertThat(manualCorrection.find(number)).satisfies(proposed -> {
            assertThat(proposed.status()).isEqualTo(Status.APPROVED);
            assertThat(proposed.decidedBy()).contains(OTHER_MANAGER);
        });
        assertThat(decisions.about(number)).extracting(Decision::decidedBy).containsExactly(OTHER_MANAGER);
    }

    @Test
    void isNotApprovedByWhoeverHasProposedIt() {
        var process = proposed("600.00");

        decided(process, MANAGER, "approve", "");

        assertThat(process).isWaitingAtExactly("ApproveChargeCorrection");
        assertThat(processes.shown(process, "refusal").toString()).contains("un autre gestionnaire décide");
        assertThat(payable()).isEqualTo(Euros.of("120.00"));
    }

    @Test
    void isLeftWhenAnotherRefusesAndSaysWhy() {
        var process = proposed("600.00");
        decided(process, OTHER_MANAGER, "refuse", " ");
        assertThat(process).isWaitingAtExactly("ApproveChargeCorrection");

        decided(process, OTHER_MANAGER, "refuse", "Aucune pièce.");

        assertThat(process).isEnded();
        assertThat(payable()).isEqualTo(Euros.of("120.00"));
        assertThat(manualCorrection.find(process.getBusinessKey()).decisionReason())
                .contains("Aucune pièce.");
        assertThat(corrected("600.00", OTHER_MANAGER)).isInstanceOf(Proposed.class);
    }

    @Test
    void waitsForTheOneThatIsUnderWay() {
        proposed("600.00");

        for (var amount : List.of("600.00", "-1.00")) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> corrected(amount, OTHER_MANAGER))
                    .returns("correction-under-way", Refusal::code);
        }
    }

    // ---- whatever door is used

    @Test
    void isNotDecidedWithoutAForm() {
        var process = proposed("600.00");
        var open = new OpenEngine(engine);

        assertRefused(
                () -> open.startBefore(
                        ChargeCorrectionProcess.KEY,
                        process.getBusinessKey(),
                        "ApplyCorrectionDecision",
                        Map.of("decision", "approve")),
                NobodyDecided.class);

        assertThat(payable()).isEqualTo(Euros.of("120.00"));
    }

    @Test
    void isDecidedOnce() throws Exception {
        var number = proposed("600.00").getBusinessKey();

        var outcomes = Race.between(
                () -> manualCorrection.approve(number, OTHER_MANAGER),
                () -> manualCorrection.approve(number, "troisieme"));

        assertThat(outcomes).filteredOn(Race.Outcome::succeeded).hasSize(1);
        assertThat(payable()).isEqualTo(Euros.of("720.00"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> manualCorrection.refuse(number, "Trop tard", OTHER_MANAGER))
                .returns("correction-decided", Refusal::code);
    }

    private ManualCorrection.Outcome corrected(String amount, String by) {
        return manualCorrection.correct(december.id(), Euros.of(amount), REASON, null, by);
    }

    private ProcessInstance proposed(String amount) {
        var number = ((Proposed) corrected(amount, MANAGER)).correction().number();
        return processes.running(ChargeCorrectionProcess.KEY, number);
    }

    private void decided(ProcessInstance process, String by, String decision, String reason) {
        processes.complete(process, "ApproveChargeCorrection", by, Map.of("decision", decision, "reason", reason));
    }

    private Euros payable() {
        return charges.fixedFeesPayable("ABO-BREST", DECEMBER).orElseThrow();
    }
}
