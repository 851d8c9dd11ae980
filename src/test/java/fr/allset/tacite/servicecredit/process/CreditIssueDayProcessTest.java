package fr.allset.tacite.servicecredit.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.CreditStatus;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.subscription.UsageFees;
import fr.allset.tacite.testing.Breakdowns;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.time.ContractTime;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * November and December have missed their objective by far, at 100.00 € a month: each is worth 20.00 €, which is the limit of any 30 days.
 * November's was issued on 10 December. So December's is worth nothing on 5 January, and 20.00 € on 9 January.
 */
@TaciteTest
@DisplayName("A credit whose day of issue costs money")
class CreditIssueDayProcessTest {

    private static final String NUMBER = "ABO-1";
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    private static final Actor CLIENT = new Actor("ponant", Optional.of("CLI-001"));
    private static final String MANAGER = "gestionnaire";
    private static final Duration MUCH = Duration.ofHours(48);

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    CreditHandling credits;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    UsageFees usageFees;

    @Autowired
    SubscriptionDiary diary;

    @Autowired
    MovableClock clock;

    private String failure;

    @BeforeEach
    void aCreditIssuedOnTheTenthOfDecember() {
        portfolios.hold(numbered(NUMBER).atMonthly("100.00"));
        for (var month = YearMonth.of(2026, 8); !month.isAfter(NOVEMBER); month = month.plusMonths(1)) {
            usageFees.record(NUMBER, month, Euros.ZERO, null, MANAGER);
        }
        broken(LocalDate.of(2026, 11, 25));
        clock.moveTo(LocalDate.of(2026, 12, 10));
        var november = asked(NOVEMBER);
        decide(november, Map.of("decision", "issue"));
        assertThat(credits.notesOf(november.getBusinessKey()).get(0).amount()).isEqualTo(Euros.of("20.00"));
        failure = broken(LocalDate.of(2026, 12, 20));
        usageFees.record(NUMBER, DECEMBER, Euros.ZERO, null, MANAGER);
        clock.moveTo(LocalDate.of(2027, 1, 5));
    }

    @Test
    void waitsForTheDayProposedAndIsIssuedByItself() {
        var request = asked(DECEMBER);
        assertThat(text(request, "dayText"))
                .startsWith("Le 09/01/2027 : l'avoir serait de 20,00 €, et rien n'est perdu.")
                .contains("Aujourd'hui, il serait de 0,00 €, et 20,00 € seraient perdus");
        assertThat(processes.shown(request, "decision")).isEqualTo("plan");

        decide(request, Map.of("decision", "plan"));

        assertThat(request).isWaitingAt("AwaitIssueDay");
        assertThat(text(request, "plannedText"))
                .startsWith("Il sera émis de lui-même le 09/01/2027 à 09:00, pour 20,00 € HT")
                .contains("retenu par " + MANAGER);
        assertThatExceptionOfType(OutOfTurn.class)
                .isThrownBy(() -> credits.issuePlanned(request.getBusinessKey()))
                .satisfies(early -> assertThat(early.turn()).isPresent());

        clock.moveTo(
                LocalDateTime.of(2027, 1, 9, 9, 0).atZone(ContractTime.ZONE).toInstant());
        processes.execute(request, "IssueDayReached");
        processes.execute(request, "IssuePlannedCredit");

        assertThat(request).isEnded().hasPassed("AnnounceCreditNote", "ServiceCreditIssued");
        assertThat(credits.notesOf(request.getBusinessKey())).singleElement().satisfies(note -> {
            assertThat(note.amount()).isEqualTo(Euros.of("20.00"));
            assertThat(note.issuedOn()).isEqualTo("2027-01-09");
            assertThat(note.issuedBy()).isEqualTo(MANAGER);
        });
        assertThat(credits.issuePlanned(request.getBusinessKey()))
                .as("twice is once")
                .isPresent();
        assertThat(credits.notesOf(request.getBusinessKey())).hasSize(1);
    }

    @Test
    void isIssuedEarlierForAReasonAlone() {
        var request = asked(DECEMBER);

        decide(request, Map.of("decision", "issue"));
        assertThat(request).isWaitingAt("ReviewServiceCredit").hasPassed("CreditNotDue");
        assertThat(text(request, "refusal"))
                .contains(
                        "serait de 0,00 € aujourd'hui, et 20,00 € seraient perdus ; le 09/01/2027, il serait de 20,00 €");
        assertThat(credits.find(request.getBusinessKey()).status()).isEqualTo(CreditStatus.REQUESTED);

        decide(request, Map.of("decision", "issue", "earlyGround", "client", "reason", "Clôture de ses comptes"));
        assertThat(request).isEnded().hasPassed("AnnounceCreditRefusal");
        assertThat(credits.earlyIssue(request.getBusinessKey())).get().satisfies(early -> {
            assertThat(early.betterOn()).isEqualTo("2027-01-09");
            assertThat(early.betterAmount()).isEqualTo(Euros.of("20.00"));
            assertThat(early.reason()).isEqualTo("Clôture de ses comptes");
        });
        assertThat(diary.of(NUMBER))
                .anySatisfy(entry -> assertThat(entry.words()).contains("à la demande du Client"));
    }

    @Test
    void waitsForNothingWhereTodayGivesAll() {
        clock.moveTo(LocalDate.of(2027, 1, 9));
        var request = asked(DECEMBER);
        assertThat(text(request, "dayText")).startsWith("Aujourd'hui");

        decide(request, Map.of("decision", "plan"));

        assertThat(request).isWaitingAt("ReviewServiceCredit").hasPassed("CreditPlanRefused");
        assertThat(text(request, "refusal")).startsWith("Aucun jour ne donne plus qu'aujourd'hui");
    }

    @Test
    void isReviewedAgainWhenItsFailureIsCorrectedWhileItWaits() {
        var request = asked(DECEMBER);
        decide(request, Map.of("decision", "plan"));

        failureHandling.correctRestoration(
                failure,
                1,
                failureHandling.find(failure).stretch().restoredAt().minus(Duration.ofHours(36)),
                "Relevé",
                "support");
        processes.executeAll(AvailabilityCorrectionProcess.KEY, "FindCreditsToAdjust");

        assertThat(request).hasPassed("PlannedFactsChanged");
        processes.execute(request, "CalculateServiceCredit");
        assertThat(request).isWaitingAt("ReviewServiceCredit");
        assertThat(credits.plannedIssue(request.getBusinessKey())).isEmpty();
        assertThat(text(request, "changeText")).contains("l'indisponibilité comptée (48 h → 12 h)");
    }

    @Test
    void isTakenUpAgainBySomebodyWhoMeansIt() {
        var request = asked(DECEMBER);
        decide(request, Map.of("decision", "plan"));

        processes.complete(request, "AwaitIssueDay", MANAGER, Map.of("reviewIntended", false));
        assertThat(request).isWaitingAt("AwaitIssueDay").hasPassed("ReviewNotIntended");
        processes.complete(request, "AwaitIssueDay", MANAGER, Map.of("reviewIntended", true));
        processes.execute(request, "CalculateServiceCredit");

        assertThat(request).isWaitingAt("ReviewServiceCredit");
        assertThat(credits.plannedIssue(request.getBusinessKey())).isEmpty();
    }

    @Test
    void isCalculatedAnewWhenUsageBecomesKnownWhileItIsReviewed() {
        var request = asked(DECEMBER);

        usageFees.record(NUMBER, DECEMBER, Euros.of("50.00"), "Relevé tardif", MANAGER);
        processes.executeAll(FeeCorrectionProcess.KEY, "RecalculateCredits");

        assertThat(request).hasPassed("ReviewedFactsChanged");
        processes.execute(request, "CalculateServiceCredit");
        assertThat(text(request, "changeText")).contains("les Frais d'Utilisation du mois (0,00 € → 50,00 €)");
        assertThat(text(request, "capText")).contains("= 30,00 €");
    }

    @Test
    void isReviewedOnceMoreWhenUsageChangesAfterItsIssue() {
        var november = credits.of(NUMBER, NOVEMBER).orElseThrow();
        var note = credits.notesOf(november.number()).get(0);

        usageFees.record(NUMBER, YearMonth.of(2026, 10), Euros.of("30.00"), "Facturé par Microsoft en retard", MANAGER);
        processes.executeAll(FeeCorrectionProcess.KEY, "RecalculateCredits");

        var review = processes.running(CreditAdjustmentProcess.KEY, note.number());
        processes.execute(review, "CalculateCreditAdjustment");
        assertThat(review).isWaitingAt("ReviewCreditAdjustment");
        assertThat(text(review, "differenceText")).contains("Il manque 2,00 €");
    }

    private String broken(LocalDate day) {
        return new Breakdowns(notifications, failureHandling, clock).of(NUMBER, day.atTime(8, 0), MUCH);
    }

    private ProcessInstance asked(YearMonth month) {
        var request = processes.running(
                ServiceCreditProcess.KEY,
                credits.request(NUMBER, month, CLIENT).request().number());
        processes.execute(request, "CalculateServiceCredit");
        return request;
    }

    private void decide(ProcessInstance request, Map<String, Object> form) {
        processes.complete(request, "ReviewServiceCredit", MANAGER, form);
    }

    private String text(ProcessInstance process, String variable) {
        return String.valueOf(processes.shown(process, variable))
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .replace("**", "");
    }
}
