package fr.allset.tacite.renewal.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.notification.Notice;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.renewal.NonRenewalHandling;
import fr.allset.tacite.renewal.NonRenewalRequest;
import fr.allset.tacite.subscription.EndCause;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationRequest;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Today is Monday 23 November 2026. The subscription has been served since 31 January 2026 for 12 months. Its term is 31 January 2027, and
 * the last day to refuse the renewal is 31 December 2026. The order form asks for a month of notice.
 */
@TaciteTest
@DisplayName("A notice of non-renewal")
class NonRenewalProcessTest {

    private static final String NUMBER = "ABO-1";
    private static final Actor STAFF = new Actor("gestionnaire", Optional.empty());
    private static final LocalDate TERM = LocalDate.of(2027, 1, 31);

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    NonRenewalHandling nonRenewalHandling;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    SubscriptionDiary diary;

    @Autowired
    TerminationHandling terminationHandling;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    @Autowired
    RuntimeService runtime;

    @BeforeEach
    void aSubscriptionInItsFirstYear() {
        portfolios.hold(
                numbered(NUMBER).servedFrom("2026-01-31").initiallyForMonths(12).withNotice(1, "months"));
    }

    // ---- in time, and late

    @Test
    void inTimeEndsTheSubscriptionAtItsTermWithoutAFee() {
        clock.moveTo(LocalDate.of(2026, 12, 31));
        var notice = recorded("2026-12-31");

        assertThat(notice).isWaitingAt("AwaitTerm");
        assertThat(answer())
                .contains("Elle est parvenue à temps")
                .contains(
                        "le dernier jour pour refuser la reconduction est le 31/12/2026\n(préavis de 1 mois avant le terme, stipulé au"
                                + " document « bon de commande n° 2025-007 »)")
                .contains(
                        "prendra fin à son terme, le 30/01/2027\n(dernier jour servi), sans Frais de Résiliation Anticipée")
                .doesNotContain("art. 5");
        assertThat(subscriptions.find(NUMBER).orElseThrow().nonRenewedFrom()).isEqualTo(TERM);

        var life = life();
        clock.moveTo(TERM);
        processes.execute(life, "InitialTermReached");
        processes.execute(notice, "TermCame");

        assertThat(life).isEnded().hasPassed("EndAtTerm").hasNotPassed("StartRenewalPeriod");
        assertThat(notice).isEnded().hasPassed("NonRenewalDone");
        assertThat(subscriptions.find(NUMBER).orElseThrow().endedOn()).isEqualTo(TERM);
        assertThat(letters("end-at-term"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.body())
                        .contains("le 30/01/2027 (dernier jour servi)")
                        .contains("Aucuns Frais de Résiliation Anticipée"));
        assertThat(diary.of(NUMBER)).extracting(SubscriptionDiary.Entry::kind).containsExactly("non-renewal", "ended");
    }

    @Test
    void oneDayLateIsAnsweredWithTheNextTermAndEndsTheSubscriptionThere() {
        clock.moveTo(LocalDate.of(2027, 1, 1));
        var notice = recorded("2027-01-01");

        assertThat(answer())
                .contains("elle devait nous parvenir au plus tard le 31/12/2026")
                .contains("reconduit le 31/01/2027 pour un an")
                .contains("il prendra fin le 30/01/2028 (dernier jour servi)");
        assertThat(processes.shown(notice, "termText")).asString().startsWith("Tardive pour le terme du 30/01/2027");

        var life = life();
        clock.moveTo(TERM);
        processes.execute(life, "InitialTermReached");
        assertThat(life).isWaitingAt("RenewalPeriod");

        clock.moveTo(LocalDate.of(2028, 1, 31));
        processes.execute(life, "RenewalTermReached");
        assertThat(life).isEnded().hasPassed("EndAtTerm");
        assertThat(subscriptions.find(NUMBER).orElseThrow().endedOn()).isEqualTo("2028-01-31");
    }

    // ---- its form

    @Test
    void isShownAsItIsOnRecordWhateverSomebodyWritesToItsProcess() {
        var notice = recorded("2026-11-23");
        var counted = processes.shown(notice, "termText");

        runtime.setVariable(notice.getId(), "termText", "Sans effet");
        runtime.setVariable(notice.getId(), "siteText", "Ailleurs");

        assertThat(processes.shown(notice, "termText")).isEqualTo(counted);
        assertThat(processes.shown(notice, "siteText")).asString().doesNotContain("Ailleurs");
    }

    @Test
    void isShownWithWhatHasChangedSinceItWasGiven() {
        var notice = recorded("2026-11-23");

        portfolios.receive(numbered(NUMBER)
                .servedFrom("2026-01-31")
                .initiallyForMonths(12)
                .withContactAt("accueil@ponant.example"));

        assertThat(processes.shown(notice, "contactText")).asString().endsWith(", accueil@ponant.example");
    }

    @Test
    void inTimeTakesThePlaceOfALateOneAndASecondForTheSameTermAddsNothing() {
        clock.moveTo(LocalDate.of(2027, 1, 15));
        recorded("2027-01-01");
        assertThat(subscriptions.find(NUMBER).orElseThrow().nonRenewedFrom()).isEqualTo("2028-01-31");

        recorded("2026-12-30"); // a letter that had lain about

        assertThat(subscriptions.find(NUMBER).orElseThrow().nonRenewedFrom()).isEqualTo(TERM);
        recorded("2027-01-02");
        assertThat(subscriptions.find(NUMBER).orElseThrow().nonRenewedFrom()).isEqualTo(TERM);
        assertThat(nonRenewalHandling.of(NUMBER)).hasSize(3);
    }

    @Test
    void byTheResellerIsAnsweredToTheCustomerInItsOwnWords() {
        processes.startFromForm(
                NonRenewalProcess.KEY,
                "gestionnaire",
                Map.of(
                        "subscription",
                        NUMBER,
                        "givenBy",
                        "reseller",
                        "receivedOn",
                        "2026-11-20",
                        "channel",
                        "registered_letter",
                        "evidence",
                        "RAR 1A 234"));

        assertThat(answer())
                .contains("ALLSET SAS ne souhaite pas reconduire l'abonnement ABO-1")
                .contains("le 20/11/2026, par lettre recommandée");
    }

    @Test
    void foundAfterItsTermEndsTheSubscriptionThereIfThatIsMeant() {
        var life = life();
        clock.moveTo(LocalDate.of(2027, 2, 10));
        processes.execute(life, "InitialTermReached");
        assertThat(life).isWaitingAt("RenewalPeriod");

        var form = form("2026-12-15");
        var refused = processes.startFromForm(NonRenewalProcess.KEY, "gestionnaire", form);
        assertThat(refused).isWaitingAt("CorrectNonRenewal");
        assertThat(processes.shown(refused, "refusal")).asString().contains("terme du 31/01/2027, déjà passé");
        assertThat(subscriptions.find(NUMBER).orElseThrow().nonRenewedFrom()).isNull();

        processes.complete(
                refused,
                "CorrectNonRenewal",
                "gestionnaire",
                Map.of("requestDecision", "maintain", "retroactive", true));

        assertThat(subscriptions.find(NUMBER).orElseThrow().endedOn()).isEqualTo(TERM);
        assertThat(life).isEnded();
        assertThat(answer()).contains("a pris fin à son terme, le 30/01/2027");
    }

    // ---- taken back

    @Test
    void canBeTakenBackBeforeItsTerm() {
        var notice = recorded("2026-11-23");

        processes.complete(
                notice,
                "AwaitTerm",
                "gestionnaire",
                Map.of("withdrawalIntended", true, "reason", "Le client reste finalement"));

        assertThat(notice).isEnded().hasPassed("AnnounceNonRenewalWithdrawal");
        assertThat(subscriptions.find(NUMBER).orElseThrow().nonRenewedFrom()).isNull();
        assertThat(letters("non-renewal-withdrawal"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.body())
                        .contains("Motif : Le client reste finalement")
                        .contains("sera reconduit à son terme"));
        var life = life();
        clock.moveTo(TERM);
        processes.execute(life, "InitialTermReached");
        assertThat(life).isWaitingAt("RenewalPeriod");
    }

    @Test
    void isTakenBackOnlyWhenThatIsMeant() {
        var notice = recorded("2026-11-23");

        processes.complete(notice, "AwaitTerm", "gestionnaire", Map.of("reason", "Par mégarde"));

        assertThat(notice).isWaitingAt("AwaitTerm");
        assertThat(processes.shown(notice, "refusal")).isEqualTo("Cochez que vous retirez cette dénonciation.");
    }

    @Test
    void isTakenBackOnline() {
        var received = nonRenewalHandling.receive(NonRenewalRequest.online(NUMBER, clock.today()), STAFF);
        var notice = processes.running(NonRenewalProcess.KEY, received.number());
        assertThat(notice).isWaitingAt("AwaitTerm").hasPassed("AnswerNonRenewal");

        nonRenewalHandling.withdrawOnline(received.number(), "Erreur de saisie", STAFF);

        assertThat(notice).isEnded().hasPassed("AnnounceNonRenewalWithdrawal");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> nonRenewalHandling.withdraw(received.number(), "Encore", "gestionnaire"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("non-renewal-not-withdrawable"));
    }

    @Test
    void thatRemainsAfterAnotherWasTakenBackStillCounts() {
        recorded("2026-11-20");
        recorded("2026-11-21");

        nonRenewalHandling.withdraw(nonRenewalHandling.of(NUMBER).get(0).number(), "Doublon", "gestionnaire");

        assertThat(subscriptions.find(NUMBER).orElseThrow().nonRenewedFrom()).isEqualTo(TERM);
    }

    @Test
    void forALaterTermHasNothingLeftToWaitForOnceTheSubscriptionHasEnded() {
        clock.moveTo(LocalDate.of(2027, 1, 1));
        var late = recorded("2027-01-01");

        subscriptions.end(NUMBER, LocalDate.of(2027, 1, 1), EndCause.TERMINATION);

        assertThat(late).isEnded().hasPassed("NonRenewalPointless");
    }

    @Test
    void leavesNothingToTerminateAfterItsTerm() {
        recorded("2026-11-23");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> terminationHandling.request(
                        new TerminationRequest(List.of(NUMBER), LocalDate.of(2027, 2, 1)), STAFF, null))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("effective-date-after-non-renewal"));
    }

    // ---- bad input

    @ParameterizedTest(name = "{0} on {1} by {2} with {3}: {4}")
    @CsvSource({
        "ABO-404, 2026-11-20, letter, Classeur, 'L''abonnement ABO-404 n''existe pas.'",
        "ABO-1,   2026-11-24, letter, Classeur, 'Une dénonciation ne peut pas avoir été reçue le 24/11/2026, qui est à venir.'",
        "ABO-1,   31/12/2026, letter, Classeur, 'La date « 31/12/2026 » ne peut pas être lue.'",
        "ABO-1,   2026-11-20, pigeon, Classeur, 'Indiquez comment la dénonciation est parvenue : « pigeon » n''est pas un moyen connu.'",
        "ABO-1,   2026-11-20, letter, '',       'Indiquez où se trouve la preuve de la dénonciation.'",
        "ABO-1,   9999-01-01, letter, Classeur, 'Une dénonciation ne peut pas avoir été reçue le 01/01/9999, qui est à venir.'"
    })
    void thatCannotBeLeadsBackToTheForm(
            String subscription, String receivedOn, String channel, String evidence, String sentence) {
        var form = Map.<String, Object>of(
                "subscription",
                subscription,
                "givenBy",
                "customer",
                "receivedOn",
                receivedOn,
                "channel",
                channel,
                "evidence",
                evidence);

        var refused = processes.startFromForm(NonRenewalProcess.KEY, "gestionnaire", form);

        assertThat(refused).isWaitingAt("CorrectNonRenewal");
        assertThat(processes.shown(refused, "refusal")).isEqualTo(sentence);
        assertThat(nonRenewalHandling.of(NUMBER)).isEmpty();
        processes.complete(refused, "CorrectNonRenewal", "gestionnaire", Map.of("requestDecision", "drop"));
        assertThat(refused).isEnded().hasPassed("NonRenewalDropped");
    }

    @Test
    void comesTooLateForASubscriptionThatIsTerminated() {
        terminationConfirmedFor(LocalDate.of(2027, 1, 31));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> nonRenewalHandling.register(request("2026-11-23"), STAFF))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("non-renewal-terminated"));

        clock.moveTo(LocalDate.of(2027, 1, 31));
        var termination = processes.all("early-termination").get(0);
        processes.execute(termination, "EffectiveDateReached");
        processes.execute(termination, "CarryOutTermination");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> nonRenewalHandling.register(request("2026-11-23"), STAFF))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("subscription-ended"));
    }

    @Test
    void ofAnotherCustomersSubscriptionIsThatOfNone() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> nonRenewalHandling.receive(
                        NonRenewalRequest.online(NUMBER, clock.today()), new Actor("cli-2", Optional.of("CLI-2"))))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("unknown-subscription"));
    }

    @Test
    void makesAnOpenQuoteStaleThatRestedOnItsAbsence() {
        var quote = terminationHandling.request(
                new TerminationRequest(List.of(NUMBER), LocalDate.of(2027, 2, 15)), STAFF, null);

        recorded("2026-11-23");

        assertThat(terminationHandling.find(quote.number()).status()).hasToString("STALE");
    }

    // ---- the day of the term

    @ParameterizedTest(name = "terminated on {0}")
    @CsvSource({"2027-01-30", "2027-01-31"})
    void aTerminationOnTheLastDayOrOnTheDayOfTheRenewalComesFirstEvenIfTheTermIsLookedAtBefore(
            LocalDate effectiveDate) {
        var termination = terminationConfirmedFor(effectiveDate);
        var life = life();
        clock.moveTo(TERM);

        processes.execute(life, "InitialTermReached");
        assertThat(life).isWaitingAtExactly("TerminationAwaited");
        processes.execute(termination, "EffectiveDateReached");
        processes.execute(termination, "CarryOutTermination");

        assertThat(life).isEnded().hasNotPassed("StartRenewalPeriod");
        assertThat(subscriptions.find(NUMBER).orElseThrow().endedOn()).isEqualTo(effectiveDate);
    }

    @Test
    void aTerminationOnTheDayAfterFindsTheRenewalBegun() {
        var termination = terminationConfirmedFor(LocalDate.of(2027, 2, 1));
        var life = life();
        clock.moveTo(LocalDate.of(2027, 2, 1));

        processes.execute(life, "InitialTermReached");
        assertThat(life).isWaitingAt("RenewalPeriod");
        processes.execute(termination, "EffectiveDateReached");
        processes.execute(termination, "CarryOutTermination");

        assertThat(life).isEnded().hasPassed("StartRenewalPeriod");
    }

    @Test
    void aTerminationThatIsCancelledWhileTheTermWaitsForItLetsTheRenewalBegin() {
        var termination = terminationConfirmedFor(TERM);
        var life = life();
        clock.moveTo(TERM);
        processes.execute(life, "InitialTermReached");
        assertThat(life).isWaitingAtExactly("TerminationAwaited");

        terminationHandling.cancelOnline(termination.getBusinessKey(), "Le client reste", STAFF);

        assertThat(life).isWaitingAt("RenewalPeriod");
        assertThat(termination).isEnded();
    }

    @Test
    void twoRenewalsAtOnceAreOne() throws Exception {
        var life = life();
        clock.moveTo(TERM);
        var job = processes.job(life, "InitialTermReached");

        Race.between(() -> processes.execute(job), () -> processes.execute(job))
                .forEach(Race.Outcome::hasSucceededOrWasOvertaken);

        assertThat(life).isWaitingAt("RenewalPeriod");
        assertThat(diary.of(NUMBER)).extracting(SubscriptionDiary.Entry::kind).containsExactly("renewed");
    }

    private ProcessInstance terminationConfirmedFor(LocalDate effectiveDate) {
        var quote = terminationHandling.request(new TerminationRequest(List.of(NUMBER), effectiveDate), STAFF, null);
        terminationHandling.acceptOnline(quote.number(), STAFF);
        var termination = processes.running("early-termination", quote.number());
        processes.complete(termination, "ReviewTermination", "suppleante", Map.of("decision", "confirm"));
        assertThat(termination).isWaitingAt("AwaitEffectiveDate");
        return termination;
    }

    private ProcessInstance life() {
        return processes.running("subscription-lifecycle", NUMBER);
    }

    private ProcessInstance recorded(String receivedOn) {
        return processes.startFromForm(NonRenewalProcess.KEY, "gestionnaire", form(receivedOn));
    }

    private static Map<String, Object> form(String receivedOn) {
        return Map.of(
                "subscription",
                NUMBER,
                "givenBy",
                "customer",
                "receivedOn",
                receivedOn,
                "channel",
                "registered_letter",
                "evidence",
                "Recommandé 1A 234 567 8901 2");
    }

    private static NonRenewalRequest request(String receivedOn) {
        return NonRenewalRequest.of(NUMBER, "customer", LocalDate.parse(receivedOn), "letter", "Classeur 3", false);
    }

    private String answer() {
        return letters("non-renewal-answer").get(0).body();
    }

    private List<Notice> letters(String kind) {
        return notices.list(0, 100, "").entries().stream()
                .map(RecordedNotice::notice)
                .filter(notice -> notice.kind().equals(kind))
                .toList();
    }
}
