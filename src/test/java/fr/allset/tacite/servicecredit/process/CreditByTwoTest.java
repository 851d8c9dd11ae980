package fr.allset.tacite.servicecredit.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static fr.allset.tacite.testing.OpenDoor.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.process.NobodyDecided;
import fr.allset.tacite.servicecredit.CreditAdjusting;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.CreditNote;
import fr.allset.tacite.servicecredit.CreditStatus;
import fr.allset.tacite.testing.Breakdowns;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.OpenDoor;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.time.ContractTime;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 24 hours of December failed: an availability of 96,77 %, so 20 % of 24 000,00 € are due on request (art. 3). Above 1 000,00 € that
 * needs two.
 */
@TaciteTest
@DisplayName("A credit above its threshold")
class CreditByTwoTest {

    private static final String NUMBER = "ABO-1";
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    private static final LocalDateTime BEGIN = DECEMBER.atDay(10).atTime(8, 0);
    private static final Actor CLIENT = new Actor("ponant", Optional.of("CLI-001"));
    private static final String MANAGER = "gestionnaire";
    private static final String OTHER_MANAGER = "suppleante";
    private static final Map<String, Object> APPROVE = Map.of("decision", "approve");

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    @Autowired
    CreditHandling credits;

    @Autowired
    CreditAdjusting adjustments;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    Charges charges;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private String failure;
    private String request;
    private ProcessInstance process;

    @BeforeEach
    void aRequestToReview() {
        portfolios.hold(numbered(NUMBER).atMonthly("24000.00").withoutUsageFees());
        failure = new Breakdowns(notifications, failureHandling, clock).of(NUMBER, BEGIN, Duration.ofHours(24));
        clock.moveTo(LocalDate.of(2027, 1, 5));
        request = credits.request(NUMBER, DECEMBER, CLIENT).request().number();
        process = processes.running(ServiceCreditProcess.KEY, request);
        processes.execute(process, "CalculateServiceCredit");
    }

    // ---- the first avoir

    @Test
    void saysSoBeforeItIsSentIn() {
        assertThat(processes.shown(process, "needsTwoText"))
                .asString()
                .contains("au-dessus de 1\u202f000,00\u00a0€ HT, un avoir se décide à deux")
                .contains("«\u00a0Émettre l'avoir\u00a0»");
    }

    @Test
    void isProposedAndNothingIsIssuedOrTold() {
        long letters = letters();

        issue();

        assertThat(process).isWaitingAtExactly("ApproveServiceCredit");
        assertThat(credits.find(request).status()).isEqualTo(CreditStatus.REQUESTED);
        assertThat(credits.notesOf(request)).isEmpty();
        assertThat(letters()).isEqualTo(letters);
        assertThat(processes.shown(process, "proposalText"))
                .asString()
                .contains("Proposé par gestionnaire")
                .contains("4\u202f800,00\u00a0€ HT");
    }

    @Test
    void isIssuedAndToldOnceAnotherApproves() {
        issue();

        processes.complete(process, "ApproveServiceCredit", OTHER_MANAGER, APPROVE);

        assertThat(process).isEnded().hasPassed("AnnounceCreditNote", "ServiceCreditIssued");
        assertThat(credits.notesOf(request)).singleElement().satisfies(note -> {
            assertThat(note.amount()).isEqualTo(Euros.of("4800.00"));
            assertThat(note.issuedBy()).isEqualTo(OTHER_MANAGER);
            assertThat(charges.of(note.number())).hasSize(1);
        });
        assertThat(credits.lastProposal(request)).get().satisfies(proposal -> {
            assertThat(proposal.proposedBy()).isEqualTo(MANAGER);
            assertThat(proposal.approved()).contains(true);
        });
    }

    @Test
    void isNotApprovedByWhoeverHasProposedIt() {
        issue();

        processes.complete(process, "ApproveServiceCredit", MANAGER, APPROVE);

        assertThat(process).isWaitingAtExactly("ApproveServiceCredit").hasPassed("CreditApprovalRefused");
        assertThat(processes.shown(process, "refusal").toString()).contains("un autre gestionnaire décide");
        assertThat(credits.notesOf(request)).isEmpty();
    }

    @Test
    void isReviewedAnewWhenAnotherRefuses() {
        issue();

        processes.complete(
                process,
                "ApproveServiceCredit",
                OTHER_MANAGER,
                Map.of("decision", "refuse", "reason", "La panne a duré une heure."));

        assertThat(process).isWaitingAtExactly("ReviewServiceCredit");
        assertThat(processes.shown(process, "proposalText"))
                .asString()
                .contains("Non approuvé par suppleante\u00a0: La panne a duré une heure.");
        processes.complete(
                process, "ReviewServiceCredit", MANAGER, Map.of("decision", "refuse", "reason", "Sans objet."));
        assertThat(credits.find(request).status()).isEqualTo(CreditStatus.REFUSED);
    }

    @Test
    void leavesNoOtherDecisionMeanwhile() {
        issue();

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> credits.issue(request, OTHER_MANAGER))
                .returns("credit-approval-under-way", Refusal::code);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> credits.refuse(request, "Sans objet.", OTHER_MANAGER))
                .returns("credit-approval-under-way", Refusal::code);
    }

    /** Nothing is approved but what was proposed: it is calculated and reviewed again, and proposed again. */
    @Test
    void isProposedAnewWhenItHasChangedMeanwhile() {
        issue();
        correct(Duration.ofHours(40));

        processes.complete(process, "ApproveServiceCredit", OTHER_MANAGER, APPROVE);

        assertThat(process).isWaitingAt("CalculateServiceCredit").hasPassed("ApprovedCreditChanged");
        assertThat(credits.notesOf(request)).isEmpty();
        processes.execute(process, "CalculateServiceCredit");
        assertThat(processes.shown(process, "proposalText"))
                .asString()
                .contains("Non approuvé par tacite\u00a0: le calcul a changé depuis.");
        issue();
        processes.complete(process, "ApproveServiceCredit", OTHER_MANAGER, APPROVE);
        assertThat(credits.notesOf(request)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isNotDecidedWithoutAForm(boolean proposed) {
        if (proposed) {
            issue();
        }

        assertRefused(
                () -> new OpenDoor(engine)
                        .startBefore(ServiceCreditProcess.KEY, request, "ApplyServiceCreditApproval", APPROVE),
                NobodyDecided.class);

        assertThat(credits.notesOf(request)).isEmpty();
    }

    @Test
    void isIssuedOnceThoughTwoApproveAtTheSameMoment() throws Exception {
        issue();

        var outcomes = Race.between(
                () -> credits.decideOnIssue(request, true, null, OTHER_MANAGER),
                () -> credits.decideOnIssue(request, true, null, "directrice"));

        outcomes.forEach(Race.Outcome::hasSucceededOrWasRefused);
        assertThat(outcomes).filteredOn(Race.Outcome::succeeded).hasSize(1);
        assertThat(credits.notesOf(request)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"480000, false", "479999, true"})
    void needsTwoAboveTheThresholdOnly(long cents, boolean two) {
        jdbc.sql("update approval_rule set above_cents = :cents where act = 'CREDIT_NOTE'")
                .param("cents", cents)
                .update();
        assertThat(credits.review(request).needsTwo()).isEqualTo(two);
        issue();
        assertThat(credits.notesOf(request)).hasSize(two ? 0 : 1);
    }

    // ---- its correction

    @Nested
    @DisplayName("that is corrected")
    class Corrected {

        private String note;
        private ProcessInstance adjustment;

        @BeforeEach
        void theFailureLastedForTenHours() {
            issue();
            processes.complete(process, "ApproveServiceCredit", OTHER_MANAGER, APPROVE);
            note = credits.notesOf(request).get(0).number();
            correct(Duration.ofHours(10));
            adjustment = recalculated();
        }

        @Test
        void isProposedAndNothingIsIssuedOrTold() {
            long letters = letters();
            assertThat(processes.shown(adjustment, "needsTwoText")).asString().contains("«\u00a0Corriger\u00a0»");

            propose();

            assertThat(adjustment).isWaitingAtExactly("ApproveCreditAdjustment");
            assertThat(credits.notesOf(request)).hasSize(1);
            assertThat(letters()).isEqualTo(letters);
            assertThat(processes.shown(adjustment, "proposalText"))
                    .asString()
                    .contains("Proposé par gestionnaire")
                    .contains("Motif\u00a0: Au journal.");
        }

        @Test
        void isIssuedAndToldOnceAnotherApproves() {
            propose();
            long letters = letters();

            processes.complete(adjustment, "ApproveCreditAdjustment", OTHER_MANAGER, APPROVE);

            assertThat(adjustment).isEnded().hasPassed("AnnounceCreditAdjustment");
            assertThat(credits.notesOf(request))
                    .last()
                    .returns(Euros.of("-3600.00"), CreditNote::amount)
                    .returns(OTHER_MANAGER, CreditNote::issuedBy);
            assertThat(letters()).isEqualTo(letters + 1);
        }

        @Test
        void isNotApprovedByWhoeverHasProposedIt() {
            propose();

            processes.complete(adjustment, "ApproveCreditAdjustment", MANAGER, APPROVE);

            assertThat(adjustment).isWaitingAtExactly("ApproveCreditAdjustment");
            assertThat(processes.shown(adjustment, "refusal").toString()).contains("un autre gestionnaire décide");
            assertThat(credits.notesOf(request)).hasSize(1);
        }

        @Test
        void isReviewedAnewWhenAnotherRefuses() {
            propose();

            processes.complete(
                    adjustment,
                    "ApproveCreditAdjustment",
                    OTHER_MANAGER,
                    Map.of("decision", "refuse", "reason", "Le journal est faux."));

            assertThat(adjustment).isWaitingAtExactly("ReviewCreditAdjustment");
            assertThat(processes.shown(adjustment, "proposalText"))
                    .asString()
                    .contains("Non approuvé par suppleante\u00a0: Le journal est faux.");
            processes.complete(
                    adjustment, "ReviewCreditAdjustment", MANAGER, Map.of("decision", "leave", "reason", "Soit."));
            assertThat(adjustment).isEnded();
        }

        @Test
        void isReviewedAnewWhenTheFailureIsCorrectedOnceMore() {
            propose();

            correct(Duration.ofHours(24));
            processes.executeAll(AvailabilityCorrectionProcess.KEY, "FindCreditsToAdjust");

            assertThat(adjustment).isWaitingAt("CalculateCreditAdjustment").hasPassed("ProposedAdjustmentRefreshed");
            processes.execute(adjustment, "CalculateCreditAdjustment");
            assertThat(adjustment).isEnded();
            assertThat(credits.lastProposal(request).orElseThrow().approved()).contains(false);
            assertThat(credits.notesOf(request)).hasSize(1);
        }

        @Test
        void isNotDecidedWithoutAForm() {
            propose();

            assertRefused(
                    () -> new OpenDoor(engine)
                            .startBefore(CreditAdjustmentProcess.KEY, note, "ApplyCreditAdjustmentApproval", APPROVE),
                    NobodyDecided.class);
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> adjustments.leave(note, "Soit.", OTHER_MANAGER))
                    .returns("credit-approval-under-way", Refusal::code);

            assertThat(credits.notesOf(request)).hasSize(1);
        }

        private void propose() {
            processes.complete(
                    adjustment,
                    "ReviewCreditAdjustment",
                    MANAGER,
                    Map.of("decision", "correct", "reason", "Au journal."));
        }

        private ProcessInstance recalculated() {
            processes.executeAll(AvailabilityCorrectionProcess.KEY, "FindCreditsToAdjust");
            var running = processes.running(CreditAdjustmentProcess.KEY, note);
            processes.execute(running, "CalculateCreditAdjustment");
            return running;
        }
    }

    private void issue() {
        processes.complete(process, "ReviewServiceCredit", MANAGER, Map.of("decision", "issue"));
    }

    private void correct(Duration lasting) {
        failureHandling.correctRestoration(
                failure, 1, BEGIN.atZone(ContractTime.ZONE).toInstant().plus(lasting), "Au journal.", "support");
    }

    private long letters() {
        return notices.list(0, 100, "").entries().stream()
                .map(RecordedNotice::notice)
                .filter(letter -> List.of("credit-issued", "credit-corrected").contains(letter.kind()))
                .count();
    }
}
