package fr.allset.tacite.servicecredit.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.billing.Charge;
import fr.allset.tacite.billing.ChargeFilter;
import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.billing.ManualCorrection;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.money.Euros;
import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.CreditNote;
import fr.allset.tacite.servicecredit.CreditStatus;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.subscription.UsageFees;
import fr.allset.tacite.testing.Breakdowns;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The subscription costs 100.00 € a month, and 30.00 € of usage in each. So 130.00 € is the base, and 26.00 € the limit of any 30 days. A
 * month of 31 days has 744 h. From 7 h 26 min 24 s on its objective is missed, over 22 h 19 min 12 s it is worth 20 %.
 *
 */
@TaciteTest
@DisplayName("A credit on request")
class ServiceCreditProcessTest {

    private static final String NUMBER = "ABO-1";
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    private static final YearMonth JANUARY = YearMonth.of(2027, 1);
    private static final Actor CLIENT = new Actor("ponant", Optional.of("CLI-001"));
    private static final String MANAGER = "gestionnaire";
    private static final Duration A_LITTLE = Duration.ofHours(10);
    private static final Duration MUCH = Duration.ofHours(24);

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
    Charges charges;

    @Autowired
    ManualCorrection manualCorrection;

    @Autowired
    Notices notices;

    @Autowired
    SubscriptionDiary diary;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void aSubscriptionWithItsUsage() {
        portfolios.hold(numbered(NUMBER).atMonthly("100.00"), numbered("ABO-2").ofCustomer("CLI-002"));
        for (var month = YearMonth.of(2026, 8); month.isBefore(DECEMBER); month = month.plusMonths(1)) {
            usageFees.record(NUMBER, month, Euros.of("30.00"), null, MANAGER);
        }
    }

    // ---- asked for and issued

    @Test
    void isCalculatedReviewedIssuedAndTold() {
        missed(DECEMBER, MUCH);
        clock.moveTo(LocalDate.of(2027, 1, 5));

        var request = online(DECEMBER);
        processes.execute(request, "CalculateServiceCredit");

        assertThat(request).isWaitingAt("ReviewServiceCredit").hasPassed("DetermineCreditTier", "PrepareCreditReview");
        assertThat(shown(request, "tierPercent")).isEqualTo(20);
        assertThat(text(request, "availabilityText"))
                .isEqualTo("Temps de Service en décembre 2026 : "
                        + "744 h ; indisponibilité qui compte : 24 h ; disponibilité : (744 h − 24 h)"
                        + " / 744 h = 96,774194 %, en dessous de l'objectif de "
                        + "99 % (art. 3).");
        assertThat(text(request, "tierText")).isEqualTo("Tableau de l'article 3 : « Moins de 97 % » : 20 %.");
        assertThat(text(request, "fixedFeesText")).endsWith("décembre 2026 : 100,00 €.");
        assertThat(text(request, "usageText"))
                .contains("septembre 2026 30,00 € ; octobre 2026 30,00 €")
                .endsWith("90,00 € / 3 = 30,00 €.");
        assertThat(text(request, "grossText")).startsWith("Avoir avant plafond : 20 % × 130,00 € = 26,00 €");
        assertThat(text(request, "capText"))
                .contains(
                        "(30,00 €) de décembre 2026 = 26,00 €",
                        "Du 07/12/2026 au 05/01/2027",
                        "déjà émis : 0,00 € ; reste 26,00 €");
        assertThat(text(request, "totalText")).isEqualTo("31,20 €");
        assertThat(text(request, "lostText")).isEqualTo("rien");
        assertThat(text(request, "outages")).contains("ND-2026-000001", "\"counted\":\"24 h\"", "compte");
        assertThat(text(request, "readingsText")).contains("D13", "D15", "D19").doesNotContain("R01");

        decide(request, Map.of("decision", "issue"));

        assertThat(request).isEnded().hasPassed("AnnounceCreditNote", "ServiceCreditIssued");
        var note = credits.notesOf(request.getBusinessKey()).get(0);
        assertThat(note.number()).isEqualTo("AV-2027-000001");
        assertThat(note.amount()).isEqualTo(Euros.of("26.00"));
        assertThat(note.vat()).isEqualTo(Euros.of("5.20"));
        assertThat(note.totalIncludingTax()).isEqualTo(Euros.of("31.20"));
        assertThat(note.issuedBy()).isEqualTo(MANAGER);
        assertThat(charges.of(note.number())).singleElement().satisfies(charge -> {
            assertThat(charge.kind()).isEqualTo(Charge.Kind.SERVICE_CREDIT);
            assertThat(charge.amount()).isEqualTo(Euros.of("-26.00"));
            assertThat(charge.clause()).isEqualTo("3");
        });
        assertThat(letter("credit-issued").body().replace('\u00a0', ' '))
                .contains(
                        "Montant hors taxes : 26,00 €",
                        "Montant TTC : 31,20 €",
                        "Il sera déduit de votre prochaine facture",
                        "20 % × 130,00 € = 26,00 €",
                        "ND-2026-000001, reçue le 10/12/2026 à 08:00");
        assertThat(diary.of(NUMBER))
                .extracting(SubscriptionDiary.Entry::kind)
                .contains("credit-requested", "credit-issued");
        assertThat(credits.read(note).calculation().availability().outages())
                .singleElement()
                .satisfies(outage -> assertThat(outage.why()).isEqualTo("compte 24\u00a0h"));
    }

    @Test
    void isCappedByWhatWasIssuedInThirtyDaysAndTheRestIsLost() {
        missed(DECEMBER, A_LITTLE);
        missed(JANUARY, MUCH);
        clock.moveTo(LocalDate.of(2027, 2, 3));
        issued(DECEMBER);

        clock.moveTo(LocalDate.of(2027, 3, 4));
        usage(JANUARY);
        var request = online(JANUARY);
        processes.execute(request, "CalculateServiceCredit");
        assertThat(text(request, "capText"))
                .contains("Du 03/02/2027 au 04/03/2027", "déjà émis : 6,50 € ; reste 19,50 €");
        assertThat(text(request, "windowRows")).contains("AV-2027-000001", "03/02/2027");
        assertThat(text(request, "lostText")).isEqualTo("6,50 €, par le plafond, sans report");
        decide(request, Map.of("decision", "issue", "earlyGround", "client", "reason", "Le client clôt ses comptes"));

        assertThat(credits.notesOf(request.getBusinessKey()).get(0).amount()).isEqualTo(Euros.of("19.50"));
        assertThat(credits.find(request.getBusinessKey()).residualLost()).isEqualTo(Euros.of("6.50"));
        assertThat(letters("credit-issued").stream().map(Notice::body).map(ServiceCreditProcessTest::plain))
                .anySatisfy(body -> assertThat(body)
                        .contains(
                                "6,50 € ne peuvent pas être émis",
                                "Émis le 05/03/2027, il aurait été de 26,00 €",
                                "comme vous l'avez demandé. Motif : Le client clôt ses comptes"));
    }

    @Test
    void countsTheNotesOfTheLastThirtyDaysAndNoOther() {
        missed(DECEMBER, MUCH);
        missed(JANUARY, MUCH);
        clock.moveTo(LocalDate.of(2027, 2, 3));
        issued(DECEMBER);

        clock.moveTo(LocalDate.of(2027, 3, 5)); // 30 days later: another window (D20)
        usage(JANUARY);

        assertThat(issued(JANUARY).amount()).isEqualTo(Euros.of("26.00"));
    }

    @Test
    void isRefusedWithoutANoteWhenTheCapLeavesNothingAndIsLost() {
        missed(DECEMBER, MUCH);
        missed(JANUARY, MUCH);
        clock.moveTo(LocalDate.of(2027, 2, 3));
        issued(DECEMBER);
        usage(JANUARY);
        var request = online(JANUARY);
        processes.execute(request, "CalculateServiceCredit");
        assertThat(text(request, "summaryText")).contains("Émettre clôt la demande comme refusée");

        decide(request, Map.of("decision", "issue", "reason", "Le client n'attend pas"));

        assertThat(request).isEnded().hasPassed("AnnounceCreditRefusal").hasNotPassed("AnnounceCreditNote");
        assertThat(credits.notesOf(request.getBusinessKey())).isEmpty();
        var refused = credits.find(request.getBusinessKey());
        assertThat(refused.status()).isEqualTo(CreditStatus.REFUSED);
        assertThat(refused.residualLost()).isEqualTo(Euros.of("26.00"));
        assertThat(plain(refused.reason()))
                .contains("Le plafond de 20 % des frais mensuels (26,00 €", "L'avoir de 26,00 € est perdu");
        assertThat(plain(letter("credit-refused").body())).contains("L'avoir de 26,00 € est perdu");

        clock.moveTo(LocalDate.of(2027, 4, 20)); // what is lost is not carried over (limite b)
        assertThat(credits.request(NUMBER, JANUARY, CLIENT)).satisfies(again -> {
            assertThat(again.isNew()).isFalse();
            assertThat(again.request().status()).isEqualTo(CreditStatus.REFUSED);
        });
    }

    // ---- usage that nobody knows (D37)

    @Test
    void isProvisionalAndNotIssuedAsLongAsTheUsageOfTheMonthIsNotKnown() {
        // 3.3333 % of 744 h: 96.6667 %; (60 + 50 + 10) / 3 = 40
        usageFees.record(NUMBER, YearMonth.of(2026, 9), Euros.of("60.00"), "Relevé", MANAGER);
        usageFees.record(NUMBER, YearMonth.of(2026, 10), Euros.of("50.00"), "Relevé", MANAGER);
        usageFees.record(NUMBER, YearMonth.of(2026, 11), Euros.of("10.00"), "Relevé", MANAGER);
        broken(DECEMBER, Duration.ofHours(24).plusMinutes(48));
        clock.moveTo(LocalDate.of(2027, 1, 5));

        var request = online(DECEMBER);
        processes.execute(request, "CalculateServiceCredit");

        assertThat(text(request, "summaryText"))
                .startsWith("Provisoire : l'usage de décembre 2026 n'est ni enregistré");
        assertThat(text(request, "grossText")).startsWith("Avoir avant plafond : 20 % × 140,00 € = 28,00 €");
        assertThat(text(request, "resultText"))
                .startsWith("Montants provisoires : l'usage de décembre 2026")
                .doesNotContain("perdus");
        assertThat(text(request, "lostText")).isEqualTo("rien");
        decide(request, Map.of("decision", "issue"));
        assertThat(request).isWaitingAt("ReviewServiceCredit").hasPassed("CreditNotDue");
        assertThat(text(request, "refusal")).contains("est provisoire : l'usage de 12/2026");
        assertThat(credits.notesOf(request.getBusinessKey())).isEmpty();

        usageFees.record(NUMBER, DECEMBER, Euros.of("50.00"), null, MANAGER);
        decide(request, Map.of("decision", "recalculate"));
        processes.execute(request, "CalculateServiceCredit");
        assertThat(text(request, "changeText")).contains("l'usage inconnu (décembre 2026 → aucun)");
        assertThat(text(request, "capText")).contains("= 30,00 €");
        decide(request, Map.of("decision", "issue"));
        assertThat(credits.notesOf(request.getBusinessKey()))
                .singleElement()
                .satisfies(note -> assertThat(note.amount()).isEqualTo(Euros.of("28.00")));
    }

    @Test
    void isIssuedOnceTheMonthIsStatedAsNil() {
        broken(DECEMBER, A_LITTLE);
        clock.moveTo(LocalDate.of(2027, 1, 5));
        usageFees.record(NUMBER, DECEMBER, Euros.ZERO, null, MANAGER);

        assertThat(issued(DECEMBER).amount()).isEqualTo(Euros.of("6.50"));
    }

    // ---- a cause that nobody has decided on

    @Test
    void isNotIssuedInSilenceWhileACauseIsUndecided() {
        var failure = new Breakdowns(notifications, failureHandling, clock)
                .undecided(NUMBER, DECEMBER.atDay(10).atTime(8, 0), MUCH);
        usage(DECEMBER);
        clock.moveTo(LocalDate.of(2027, 1, 5));
        var request = online(DECEMBER);
        processes.execute(request, "CalculateServiceCredit");

        assertThat(text(request, "causeText"))
                .startsWith("Personne n'a décidé de la cause de la Défaillance " + failure)
                .contains("26,00 € à émettre aujourd'hui. Si c'était un Evénement Excusable : 0,00 €.");
        decide(request, Map.of("decision", "issue"));
        assertThat(request).isWaitingAt("ReviewServiceCredit").hasPassed("CreditNotDue");
        assertThat(text(request, "refusal")).contains("26,00 € si elle compte, 0,00 € si c'est un Evénement Excusable");

        decide(request, Map.of("decision", "issue", "reason", "Panne reconnue par téléphone"));
        assertThat(credits.notesOf(request.getBusinessKey()).get(0).amount()).isEqualTo(Euros.of("26.00"));
        assertThat(diary.of(NUMBER))
                .anySatisfy(entry -> assertThat(plain(entry.words()))
                        .contains(
                                "alors que la cause de " + failure + " ne l'est pas",
                                "Motif : Panne reconnue par téléphone"));
    }

    @Test
    void needsNoReasonOnceTheCauseIsDecided() {
        var failure = new Breakdowns(notifications, failureHandling, clock)
                .undecided(NUMBER, DECEMBER.atDay(10).atTime(8, 0), MUCH);
        usage(DECEMBER);
        failureHandling.decideCause(failure, "covered", null, null, "Panne du serveur", null, null, "support");
        clock.moveTo(LocalDate.of(2027, 1, 5));
        var request = online(DECEMBER);
        processes.execute(request, "CalculateServiceCredit");
        assertThat(shown(request, "undecided")).isEqualTo(false);

        decide(request, Map.of("decision", "issue"));

        assertThat(credits.notesOf(request.getBusinessKey())).hasSize(1);
    }

    // ---- refused

    @Test
    void isRefusedForAReasonThatTheClientReads() {
        missed(DECEMBER, MUCH);
        clock.moveTo(LocalDate.of(2027, 1, 5));
        var request = online(DECEMBER);
        processes.execute(request, "CalculateServiceCredit");

        decide(request, Map.of("decision", "refuse"));
        assertThat(request).isWaitingAt("ReviewServiceCredit").hasPassed("CreditRefusalRefused");
        assertThat(text(request, "refusal")).contains("motif");

        decide(request, Map.of("decision", "refuse", "reason", "Accord du 4 janvier : remise équivalente"));
        assertThat(request).isEnded().hasPassed("ServiceCreditDeclined");
        assertThat(credits.find(request.getBusinessKey()).reason())
                .isEqualTo("Accord du 4 janvier : remise équivalente");
        assertThat(letter("credit-refused").body()).contains("Motif : Accord du 4 janvier : remise équivalente");
        assertThat(charges.list(new ChargeFilter(null, NUMBER, null), 0, 10))
                .noneMatch(charge -> charge.kind() == Charge.Kind.SERVICE_CREDIT);
    }

    @Test
    void thatWasRefusedIsAskedForAnewOnlyWhenTheAvailabilityHasChanged() {
        var failure = missed(DECEMBER, A_LITTLE);
        clock.moveTo(LocalDate.of(2027, 1, 5));
        var request = online(DECEMBER);
        processes.execute(request, "CalculateServiceCredit");
        decide(request, Map.of("decision", "refuse", "reason", "Le réseau du client"));
        assertThat(credits.request(NUMBER, DECEMBER, CLIENT).isNew()).isFalse();

        restoredLater(failure, Duration.ofHours(4));
        var again = credits.request(NUMBER, DECEMBER, CLIENT);

        assertThat(again.isNew()).isTrue();
        assertThat(again.request().number()).isEqualTo(request.getBusinessKey());
        var second = processes.running(ServiceCreditProcess.KEY, again.request().number());
        processes.execute(second, "CalculateServiceCredit");
        assertThat(text(second, "requestText")).contains("Historique", "Le réseau du client", "redemandé");
        assertThat(text(second, "changeText")).contains("l'indisponibilité comptée (10 h → 14 h)");
        decide(second, Map.of("decision", "issue"));
        assertThat(credits.notesOf(request.getBusinessKey()))
                .singleElement()
                .satisfies(note -> assertThat(note.amount()).isEqualTo(Euros.of("6.50")));
    }

    // ---- what moves between reading and deciding

    @Test
    void isNotIssuedOnFiguresThatHaveMoved() {
        var failure = missed(DECEMBER, MUCH);
        clock.moveTo(LocalDate.of(2027, 1, 5));
        var request = online(DECEMBER);
        processes.execute(request, "CalculateServiceCredit");
        restoredLater(failure, Duration.ofHours(-14));

        decide(request, Map.of("decision", "issue"));

        assertThat(request).hasPassed("CreditChanged");
        assertThat(credits.notesOf(request.getBusinessKey())).isEmpty();
        processes.execute(request, "CalculateServiceCredit");
        assertThat(request).isWaitingAt("ReviewServiceCredit");
        assertThat(text(request, "changeText"))
                .startsWith("Depuis le calcul précédent, ont changé : la disponibilité (96,774194 % → ")
                .contains("l'avoir (26,00 € → 6,50 €)");
        decide(request, Map.of("decision", "issue"));
        assertThat(credits.notesOf(request.getBusinessKey()).get(0).amount()).isEqualTo(Euros.of("6.50"));
    }

    @Test
    void isIssuedOnALaterDayWhenNothingElseHasMoved() {
        missed(DECEMBER, MUCH);
        clock.moveTo(LocalDate.of(2027, 1, 5));
        var request = online(DECEMBER);
        processes.execute(request, "CalculateServiceCredit");
        clock.moveTo(LocalDate.of(2027, 1, 9));

        decide(request, Map.of("decision", "issue"));

        assertThat(credits.notesOf(request.getBusinessKey()).get(0).issuedOn()).isEqualTo("2027-01-09");
    }

    @Test
    void canBeRecalculatedAndIsNotIssuedWhenNothingIsDueAnyMore() {
        var failure = missed(DECEMBER, A_LITTLE);
        clock.moveTo(LocalDate.of(2027, 1, 5));
        var request = online(DECEMBER);
        processes.execute(request, "CalculateServiceCredit");
        restoredLater(failure, Duration.ofHours(-5));

        decide(request, Map.of("decision", "recalculate"));
        processes.execute(request, "CalculateServiceCredit");
        assertThat(text(request, "summaryText")).contains("Rien n'est dû : l'objectif du mois est atteint");
        assertThat(shown(request, "tierPercent")).isEqualTo(0);

        decide(request, Map.of("decision", "issue"));
        assertThat(request).isWaitingAt("ReviewServiceCredit").hasPassed("CreditNotDue");
        assertThat(text(request, "refusal")).contains("Aucun avoir n'est dû");
        decide(request, Map.of("decision", "refuse", "reason", "Objectif atteint"));
        assertThat(request).isEnded();
    }

    // ---- from Tasklist

    @Test
    void isAskedForOnAFormOnTheClientsWord() {
        missed(DECEMBER, MUCH);
        clock.moveTo(LocalDate.of(2027, 1, 5));

        var request = processes.startFromForm(ServiceCreditProcess.KEY, MANAGER, form(NUMBER, "2026-12"));

        var number = credits.of(NUMBER, DECEMBER).orElseThrow().number();
        assertThat(number).matches("DA-2027-\\d{6}");
        assertThat(processes.find(ServiceCreditProcess.KEY, number)).isPresent();
        processes.execute(request, "CalculateServiceCredit");
        assertThat(request).isWaitingAt("ReviewServiceCredit");

        var twin = processes.startFromForm(ServiceCreditProcess.KEY, MANAGER, form(NUMBER, "2026-12"));
        assertThat(twin).isWaitingAt("CorrectServiceCredit");
        assertThat(text(twin, "refusal")).contains("déjà été demandé sous le numéro " + number);
        processes.complete(twin, "CorrectServiceCredit", MANAGER, Map.of("requestDecision", "drop"));
        assertThat(twin).isEnded().hasPassed("ServiceCreditDropped");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "ABO-404, 2026-12, 'L''abonnement ABO-404 n''existe pas.'",
        "ABO-1,   2027-02, 'Le mois 02/2027 n''a pas commencé : un avoir ne peut pas encore être demandé.'",
        "ABO-1,   2027-01, 'Le mois 01/2027 n''est pas terminé : un avoir peut être demandé à partir du 01/02/2027 (art. 3).'",
        "ABO-1,   2025-02, 'Le Service n''était pas fourni au mois 02/2025 : aucun avoir n''est dû.'",
        "ABO-1,   janvier, 'Le mois « janvier » ne peut pas être lu : écrivez 2027-03.'",
        "ABO-1,   2026-13, 'Le mois « 2026-13 » ne peut pas être lu : écrivez 2027-03.'",
        "ABO-1,   2026-11, 'Pour le mois 11/2026, l''Objectif de Disponibilité est atteint :"
                + " 100 % pour au moins 99 %, avec 0 s d''indisponibilité comptée ;"
                + " Evénements Excusables, qui ne comptent pas : 0 s. Aucun avoir n''est dû (art. 3).'",
        "ABO-1,   2026-12, 'Pour le mois 12/2026, l''Objectif de Disponibilité est atteint :"
                + " 99,000037 % pour au moins 99 %, avec 7 h 26 min 23 s d''indisponibilité comptée ;"
                + " Evénements Excusables, qui ne comptent pas : 0 s. Aucun avoir n''est dû (art. 3).'"
    })
    void thatCannotBeLeadsBackToTheForm(String subscription, String month, String sentence) {
        missed(DECEMBER, Duration.ofSeconds(26_783)); // 1 % of the month is 26,784 s
        clock.moveTo(LocalDate.of(2027, 1, 5));

        var refused = processes.startFromForm(ServiceCreditProcess.KEY, MANAGER, form(subscription, month));

        assertThat(refused).isWaitingAt("CorrectServiceCredit");
        assertThat(text(refused, "refusal")).isEqualTo(sentence);
        processes.complete(
                refused,
                "CorrectServiceCredit",
                MANAGER,
                Map.of("requestDecision", "maintain", "subscription", subscription, "month", month));
        assertThat(refused).isWaitingAt("CorrectServiceCredit");
    }

    @Test
    void ofAnotherCustomersSubscriptionIsThatOfNone() {
        clock.moveTo(LocalDate.of(2027, 1, 5));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> credits.request("ABO-2", DECEMBER, CLIENT))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("unknown-subscription"));
    }

    // ---- the charge

    @Test
    void isACentThatNobodyCorrectsByHand() {
        missed(DECEMBER, MUCH);
        clock.moveTo(LocalDate.of(2027, 1, 5));
        var charge = charges.of(issued(DECEMBER).number()).get(0);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> manualCorrection.correct(charge.id(), Euros.of("26.00"), "Reprise", null, MANAGER))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("correction-of-credit"));
    }

    // ---- a failure that is corrected after the note

    @Test
    void isTakenBackInPartByANoteOfItsOwnWhenItsFailureWasShorter() {
        var failure = missed(DECEMBER, MUCH);
        clock.moveTo(LocalDate.of(2027, 1, 5));
        var note = issued(DECEMBER);
        var document = note.document();
        clock.moveTo(LocalDate.of(2027, 2, 20));

        var review = adjustmentAfter(failure, Duration.ofHours(-14), note.number());
        assertThat(review).isWaitingAt("ReviewCreditAdjustment");
        assertThat(text(review, "differenceText")).contains("C'est 19,50 € de trop");
        assertThat(text(review, "comparison")).contains("24 h", "10 h", "20 %", "5 %");
        decideAdjustment(review, "correct", "Rétablie 14 h plus tôt");

        assertThat(review).isEnded().hasPassed("AnnounceCreditAdjustment");
        var taken = credits.notesOf(note.request()).get(1);
        assertThat(taken.number()).isEqualTo("AV-2027-000002");
        assertThat(taken.corrects()).isEqualTo(note.number());
        assertThat(taken.amount()).isEqualTo(Euros.of("-19.50"));
        assertThat(taken.countsOn()).isEqualTo("2027-01-05");
        assertThat(taken.issuedOn()).isEqualTo("2027-02-20");
        assertThat(charges.of(taken.number()).get(0).amount()).isEqualTo(Euros.of("19.50"));
        assertThat(credits.findNote(note.number()).document()).isEqualTo(document);
        assertThat(plain(letter("credit-corrected").body()))
                .contains(
                        "reprend la différence",
                        "Montant hors taxes : -19,50 €",
                        "Motif : Rétablie 14 h plus tôt",
                        "5 % × 130,00 € = 6,50 €");
    }

    @Test
    void isAddedToWithinTheCapOfTheDayWhenItsFailureWasLonger() {
        var failure = missed(DECEMBER, A_LITTLE);
        clock.moveTo(LocalDate.of(2027, 1, 5));
        var note = issued(DECEMBER);
        clock.moveTo(LocalDate.of(2027, 1, 20)); // the first note is in the window: 26.00 − 6.50 are left

        var review = adjustmentAfter(failure, Duration.ofHours(14), note.number());
        decideAdjustment(review, "correct", "Rétablie plus tard");

        var added = credits.notesOf(note.request()).get(1);
        assertThat(added.amount()).isEqualTo(Euros.of("19.50"));
        assertThat(added.countsOn()).isEqualTo("2027-01-20");
        assertThat(added.residualLost()).isEqualTo(Euros.ZERO);
    }

    @Test
    void isNotAddedToWhenTheCapIsReachedAndTheClientLearnsWhatIsLost() {
        var failure = missed(DECEMBER, A_LITTLE);
        missed(JANUARY, MUCH);
        clock.moveTo(LocalDate.of(2027, 2, 3));
        var note = issued(DECEMBER);
        issued(JANUARY); // 19.50 €, and with it the limit is reached

        var review = adjustmentAfter(failure, Duration.ofHours(14), note.number());
        assertThat(text(review, "differenceText")).contains("Il manque 19,50 €", "ajoute 0,00 €");
        decideAdjustment(review, "correct", "Rétablie plus tard");

        assertThat(review).isEnded().hasPassed("AnnounceCreditAdjustment");
        assertThat(credits.notesOf(note.request())).hasSize(1);
        assertThat(credits.find(note.request()).residualLost()).isEqualTo(Euros.of("19.50"));
        assertThat(plain(letter("credit-supplement-lost").body()))
                .contains("sans report à une période ultérieure (limite b) : 19,50 €");

        clock.moveTo(LocalDate.of(2027, 4, 20)); // another window, and what is lost stays lost
        failureHandling.correctRestoration(
                failure, 1, restoredFirst(failure).plus(Duration.ofHours(15)), "Relevé", "support");
        runCorrections();
        assertThat(processes.all(CreditAdjustmentProcess.KEY)).isEmpty();
    }

    @Test
    void isTakenBackWholeWhenItsFailureTurnsOutExcusable() {
        var failure = missed(DECEMBER, MUCH);
        clock.moveTo(LocalDate.of(2027, 1, 5));
        var note = issued(DECEMBER);

        failureHandling.decideCause(
                failure, "v", null, null, "Coupure chez l'opérateur", "Attestation du 4 janvier", null, "support");
        runCorrections();
        var review = processes.running(CreditAdjustmentProcess.KEY, note.number());
        processes.execute(review, "CalculateCreditAdjustment");
        decideAdjustment(review, "correct", "Coupure chez l'opérateur");

        assertThat(credits.notesOf(note.request()).get(1).amount()).isEqualTo(Euros.of("-26.00"));
    }

    @Test
    void isLeftAsItIsForAReasonAndBroughtUpOnceWhenSeveralCorrectionsFollow() {
        var failure = missed(DECEMBER, MUCH);
        clock.moveTo(LocalDate.of(2027, 1, 5));
        var note = issued(DECEMBER);

        var review = adjustmentAfter(failure, Duration.ofHours(-1), note.number(), false);
        assertThat(review).as("24 h or 23 h are 20 %").isNull();
        review = adjustmentAfter(failure, Duration.ofHours(-14), note.number());
        restoredLater(failure, Duration.ofHours(-6));
        runCorrections();
        assertThat(processes.all(CreditAdjustmentProcess.KEY)).hasSize(1);
        processes.execute(review, "CalculateCreditAdjustment");
        assertThat(review).isWaitingAt("ReviewCreditAdjustment").hasPassed("AdjustmentRefreshed");
        assertThat(text(review, "differenceText")).contains("C'est 13,00 € de trop");

        decideAdjustment(review, "leave", "");
        assertThat(review).isWaitingAt("ReviewCreditAdjustment").hasPassed("LeavingRefused");
        decideAdjustment(review, "leave", "Geste commercial");
        assertThat(review).isEnded().hasPassed("CreditLeft");
        assertThat(credits.notesOf(note.request())).hasSize(1);
        assertThat(diary.of(NUMBER))
                .anySatisfy(entry -> assertThat(plain(entry.words())).endsWith("laissé tel quel : Geste commercial"));
    }

    @Test
    void thatIsRightAgainBeforeAnybodyDecidedNeedsNoCorrection() {
        var failure = missed(DECEMBER, MUCH);
        clock.moveTo(LocalDate.of(2027, 1, 5));
        var note = issued(DECEMBER);
        var review = adjustmentAfter(failure, Duration.ofHours(-14), note.number());

        restoredLater(failure, Duration.ZERO);
        runCorrections();
        processes.execute(review, "CalculateCreditAdjustment");

        assertThat(review).isEnded().hasPassed("CreditUnchanged");
    }

    @Test
    void isNotCorrectedOnFiguresThatHaveMoved() {
        var failure = missed(DECEMBER, MUCH);
        clock.moveTo(LocalDate.of(2027, 1, 5));
        var note = issued(DECEMBER);
        var review = adjustmentAfter(failure, Duration.ofHours(-14), note.number());
        restoredLater(failure, Duration.ofHours(-6));

        decideAdjustment(review, "correct", "");
        assertThat(review).isWaitingAt("ReviewCreditAdjustment").hasPassed("AdjustmentRefused");
        decideAdjustment(review, "correct", "Rétablie plus tôt");

        assertThat(review).hasPassed("AdjustmentChanged");
        assertThat(credits.notesOf(note.request())).hasSize(1);
        processes.execute(review, "CalculateCreditAdjustment");
        assertThat(text(review, "differenceText")).contains("C'est 13,00 € de trop");
    }

    @Test
    void whoseFailureIsCorrectedConcernsNobodyWhoHasNotAsked() {
        var failure = missed(DECEMBER, MUCH);
        clock.moveTo(LocalDate.of(2027, 1, 5));

        restoredLater(failure, Duration.ofHours(-1));

        assertThat(processes.all(AvailabilityCorrectionProcess.KEY)).isEmpty();
    }

    // ---- what they do

    private String missed(YearMonth month, Duration downtime) {
        var failure = broken(month, downtime);
        usage(month);
        return failure;
    }

    private String broken(YearMonth month, Duration downtime) {
        return new Breakdowns(notifications, failureHandling, clock)
                .of(NUMBER, month.atDay(10).atTime(8, 0), downtime);
    }

    private void usage(YearMonth month) {
        if (usageFees.recorded(List.of(NUMBER), month, month).isEmpty()) {
            usageFees.record(NUMBER, month, Euros.of("30.00"), null, MANAGER);
        }
    }

    /** It was restored so much after, or before, what was recorded at first. */
    private void restoredLater(String failure, Duration later) {
        var first = restoredFirst(failure);
        failureHandling.correctRestoration(failure, 1, first.plus(later), "Relevé du serveur", "support");
    }

    private final Map<String, Instant> restorations = new HashMap<>();

    private Instant restoredFirst(String failure) {
        return restorations.computeIfAbsent(
                failure, number -> failureHandling.find(number).stretch().restoredAt());
    }

    private ProcessInstance online(YearMonth month) {
        return processes.running(
                ServiceCreditProcess.KEY,
                credits.request(NUMBER, month, CLIENT).request().number());
    }

    private CreditNote issued(YearMonth month) {
        var request = online(month);
        processes.execute(request, "CalculateServiceCredit");
        decide(request, Map.of("decision", "issue", "reason", "Le client n'attend pas"));
        return credits.notesOf(request.getBusinessKey()).get(0);
    }

    private void decide(ProcessInstance request, Map<String, Object> form) {
        processes.complete(request, "ReviewServiceCredit", MANAGER, form);
    }

    private ProcessInstance adjustmentAfter(String failure, Duration later, String note) {
        return adjustmentAfter(failure, later, note, true);
    }

    private ProcessInstance adjustmentAfter(String failure, Duration later, String note, boolean expected) {
        restoredLater(failure, later);
        runCorrections();
        var adjustment = processes.find(CreditAdjustmentProcess.KEY, note);
        assertThat(adjustment.isPresent()).isEqualTo(expected);
        adjustment.ifPresent(found -> processes.execute(found, "CalculateCreditAdjustment"));
        return adjustment.orElse(null);
    }

    private void runCorrections() {
        assertThat(processes.executeAll(AvailabilityCorrectionProcess.KEY, "FindCreditsToAdjust"))
                .isPositive();
    }

    private void decideAdjustment(ProcessInstance review, String decision, String reason) {
        processes.complete(review, "ReviewCreditAdjustment", MANAGER, Map.of("decision", decision, "reason", reason));
    }

    private static Map<String, Object> form(String subscription, String month) {
        return Map.of("subscription", subscription, "month", month);
    }

    private Object shown(ProcessInstance process, String variable) {
        return processes.shown(process, variable);
    }

    private String text(ProcessInstance process, String variable) {
        return plain(String.valueOf(shown(process, variable))).replace("**", "");
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    private Notice letter(String kind) {
        assertThat(letters(kind)).hasSize(1);
        return letters(kind).get(0);
    }

    private List<Notice> letters(String kind) {
        return notices.list(0, 50, "").entries().stream()
                .map(RecordedNotice::notice)
                .filter(notice -> notice.kind().equals(kind))
                .toList();
    }
}
