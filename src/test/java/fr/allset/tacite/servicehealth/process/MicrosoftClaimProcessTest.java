package fr.allset.tacite.servicehealth.process;

import static fr.allset.tacite.failure.AFailure.at;
import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import fr.allset.tacite.availability.AvailabilityRuns;
import fr.allset.tacite.failure.AFailure;
import fr.allset.tacite.failure.FailureEvent;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureNotification;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.NotificationChannel;
import fr.allset.tacite.failure.NotificationRequest;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.microsoftfeed.HealthIssue.Post;
import fr.allset.tacite.microsoftfeed.HealthIssues;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.EarlyIssue;
import fr.allset.tacite.servicecredit.MissedObjectiveNotification;
import fr.allset.tacite.servicehealth.AnIssue;
import fr.allset.tacite.servicehealth.ClaimHandling;
import fr.allset.tacite.servicehealth.ClaimStatus;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What Microsoft owes for a month that its failure has made miss the objective. Brest costs 120 € a month;
 * ten hours of November failed.
 */
@TaciteTest
@DisplayName("A claim of Microsoft")
class MicrosoftClaimProcessTest {

    private static final String BREST = "ABO-BREST";
    private static final String QUIMPER = "ABO-QUIMPER";
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Actor STAFF = new Actor("gestionnaire", Optional.empty());

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    AvailabilityRuns runs;

    @Autowired
    MissedObjectiveNotification missed;

    @Autowired
    CreditHandling credits;

    @Autowired
    ClaimHandling claims;

    @Autowired
    HealthIssues issues;

    @Autowired
    Tenants tenants;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    private AFailure failure;

    @BeforeEach
    void twoSubscriptionsAreServed() {
        portfolios.hold(numbered(BREST).withoutUsageFees(), numbered(QUIMPER).onSite("QUIMPER"));
        failure = new AFailure(notifications, failureHandling, clock);
        runs.openFirst();
    }

    @Test
    void beginsWhenAMonthWasMissedForAFailureOfMicrosoftsAndIsDueAMonthLater() {
        var notification = ofMicrosoft(failedForTenHours(BREST));

        missed(NOVEMBER);

        var process = presented(notification);
        assertThat(process).isWaitingAt("SubmitMicrosoftClaim");
        assertThat(task(process)).hasCandidateGroup("account-managers");
        assertThat(task(process).getDueDate()).isEqualTo(at("2026-12-31T23:59:59"));
        assertThat(shown(process, "claimDeadlineText")).contains("au plus tard le 31/12/2026");
        assertThat(shown(process, "claimIncidentText")).contains("aucun numéro");
        assertThat(shown(process, "claimOriginText")).isEmpty();
        assertThat(shown(process, "claimConcernedText")).isEqualTo("1 abonnement\u00a0de 1 client");
        assertThat(shown(process, "claimRows"))
                .contains(BREST, "98,611111", "6,00\u00a0€ possible, pas encore demandé", "50\u00a0% (estimation)");
        assertThat(shown(process, "claimTimeline"))
                .contains("Signalée le 24/11/2026 à 08:00, rétablie le 24/11/2026 à 18:00");
        assertThat(shown(process, "claimServiceLevelText")).contains("moins de 99,9", "estimation");
        assertThat(diary(notification))
                .singleElement()
                .satisfies(event -> assertThat(event.words()).contains(process.getBusinessKey(), "31/12/2026"));
    }

    @Test
    void namesMicrosoftsIncidentItsTenantAndItsPosts() {
        tenants.put("revendeur", "ALLSET SAS", null);
        clock.moveTo(at("2026-11-24T08:00"));
        issues.record(
                "revendeur",
                List.of(AnIssue.numbered("EX415080")
                        .saying(new Post(at("2026-11-24T07:50"), "We're investigating."))
                        .read()));
        processes.executeAll("microsoft-incident", "RegisterDetectedFailure");
        processes.executeAll("microsoft-incident", "FollowMicrosoftIncident");
        var notification = notifications.register(
                new NotificationRequest(
                        List.of(BREST),
                        Set.of(Component.EXCHANGE_ONLINE),
                        NotificationChannel.TELEPHONE,
                        "Anne Le Goff",
                        null,
                        null,
                        null,
                        "Plus aucun message",
                        false,
                        null),
                STAFF);
        failure.restored(notification, "2026-11-24T18:00");
        ofMicrosoft(notification);

        missed(NOVEMBER);

        var process = presented(notification);
        assertThat(shown(process, "claimIncidentText")).isEqualTo("EX415080");
        assertThat(shown(process, "claimTenantText")).isEqualTo("ALLSET SAS");
        assertThat(shown(process, "componentsText")).isEqualTo("Exchange Online");
        assertThat(shown(process, "claimTimeline")).contains("We're investigating.");
        assertThat(shown(process, "claimConcernedText"))
                .as("whom the client's own notification has made miss the month")
                .startsWith("1 abonnement");
    }

    @Test
    void doesNotBeginForAFailureOfSomeoneElses() {
        var notification = failedForTenHours(BREST);
        failureHandling.diagnose(notification.failure(), "Routeur", "customer", "support");

        missed(NOVEMBER);

        assertThat(processes.all("microsoft-claim")).isEmpty();
    }

    @Test
    void isJoinedByFurtherSubscriptionsWhileItIsOpen() {
        var notification = ofMicrosoft(failedForTenHours(BREST, QUIMPER));
        jdbc.sql("""
                        insert into missed_objective (subscription_number, missed_month, told_at, downtime_seconds)
                        values (?, '2026-11', current_timestamp, 1)""").param(QUIMPER).update();
        missed(NOVEMBER);
        var process = presented(notification);
        assertThat(shown(process, "claimConcernedText")).startsWith("1 abonnement");

        var request = credits.register(QUIMPER, NOVEMBER, STAFF).request().number();

        assertThat(shown(process, "claimConcernedText")).startsWith("2 abonnements");
        assertThat(shown(process, "claimRows")).contains(QUIMPER, "possible (" + request + ")");
        assertThat(processes.all("microsoft-claim")).hasSize(1);
    }

    @Test
    void showsWhatWasCreditedToTheClient() {
        var notification = ofMicrosoft(failedForTenHours(BREST));
        missed(NOVEMBER);
        var request = credits.register(BREST, NOVEMBER, STAFF).request().number();
        credits.calculate(request);
        credits.issue(
                request, new EarlyIssue.Wish(EarlyIssue.Ground.RESELLER, "La cause reste à décider"), "gestionnaire");

        assertThat(shown(presented(notification), "claimRows")).contains("6,00\u00a0€ émis (" + request + ")");
    }

    @Test
    void beginsWhenTheFailureTurnsOutToBeMicrosoftsAfterwards() {
        var notification = failedForTenHours(BREST);
        missed(NOVEMBER);
        assertThat(processes.all("microsoft-claim")).isEmpty();

        ofMicrosoft(notification);

        assertThat(shown(presented(notification), "claimRows")).contains(BREST);
    }

    @Test
    void doesNotBeginAfterItsDeadlineAndTheFailureSaysSo() {
        var notification = failedForTenHours(BREST);
        missed(NOVEMBER);
        clock.moveTo(at("2027-01-01T00:00"));

        ofMicrosoft(notification);

        assertThat(processes.all("microsoft-claim")).isEmpty();
        assertThat(diary(notification))
                .singleElement()
                .satisfies(event -> assertThat(event.words()).contains("rien ne peut plus être réclamé", "31/12/2026"));
    }

    @Test
    void isMade() {
        var notification = ofMicrosoft(failedForTenHours(BREST));
        missed(NOVEMBER);
        var process = presented(notification);

        submit(
                process,
                Map.of(
                        "claimDecision",
                        "submitted",
                        "claimSubmittedOn",
                        "2026-12-01",
                        "claimReference",
                        " 2612010040001 "));

        assertThat(process).isEnded().hasPassed("MicrosoftClaimDecided");
        var claim = claims.page(null, 0, 10).get(0);
        assertThat(claim.status()).isEqualTo(ClaimStatus.SUBMITTED);
        assertThat(claim.reference()).isEqualTo("2612010040001");
        assertThat(claim.decidedBy()).isEqualTo("gestionnaire");
        assertThat(diary(notification))
                .extracting(FailureEvent::words)
                .last()
                .asString()
                .contains("déposée", "01/12/2026", "2612010040001");
    }

    @Test
    void isNotMadeForAReason() {
        var notification = ofMicrosoft(failedForTenHours(BREST));
        missed(NOVEMBER);
        var process = presented(notification);

        submit(process, Map.of("claimDecision", "not_claimed", "reason", "Moins de 1 € à réclamer"));

        assertThat(process).isEnded();
        assertThat(claims.page(ClaimStatus.NOT_CLAIMED, 0, 10))
                .singleElement()
                .satisfies(claim -> assertThat(claim.reason()).isEqualTo("Moins de 1 € à réclamer"));
    }

    @Test
    void staysWithWhoeverForgetsSomething() {
        var notification = ofMicrosoft(failedForTenHours(BREST));
        missed(NOVEMBER);
        var process = presented(notification);

        refused(process, Map.of("claimDecision", "submitted", "claimReference", "1"), "date");
        refused(process, Map.of("claimSubmittedOn", "2026-12-02"), "ne peut pas être le jour du dépôt");
        refused(process, Map.of("claimSubmittedOn", "2026-10-31"), "ne peut pas être le jour du dépôt");
        refused(process, Map.of("claimSubmittedOn", "2026-12-01", "claimReference", " "), "claimReference");
        refused(process, Map.of("claimReference", "1".repeat(101)), "100");
        refused(process, Map.of("claimDecision", "not_claimed", "reason", " "), "");
        refused(process, Map.of("claimDecision", "perhaps"), "déposée ou non");
        assertThat(claims.count(ClaimStatus.OPEN)).isEqualTo(1);
    }

    @Test
    void staysAndSaysSoWhenItsDeadlineHasPassed() {
        var notification = ofMicrosoft(failedForTenHours(BREST));
        missed(NOVEMBER);
        var process = presented(notification);
        clock.moveTo(at("2027-01-01T00:00"));

        processes.execute(process, "ClaimDeadlinePassed");
        processes.execute(process, "SubmitMicrosoftClaim");

        assertThat(process).isWaitingAt("SubmitMicrosoftClaim").hasPassed("TellClaimDeadline", "ClaimDeadlineTold");
        assertThat(task(process).getPriority()).isEqualTo(100);
        assertThat(shown(process, "claimDeadlineText")).contains("Le délai est passé depuis le 31/12/2026");

        submit(process, Map.of("claimDecision", "submitted", "claimSubmittedOn", "2026-12-30", "claimReference", "1"));
        assertThat(process).isEnded();
    }

    @Test
    void saysThatItsFailureIsNoLongerMicrosofts() {
        var notification = ofMicrosoft(failedForTenHours(BREST));
        missed(NOVEMBER);
        var process = presented(notification);

        failureHandling.diagnose(notification.failure(), "Le routeur du client", "customer", "support");

        assertThat(shown(process, "claimOriginText")).contains("n'est plus Microsoft");
    }

    private FailureNotification failedForTenHours(String... subscriptions) {
        return failure.lasting("2026-11-24T08:00", "2026-11-24T18:00", subscriptions);
    }

    private FailureNotification ofMicrosoft(FailureNotification notification) {
        failureHandling.diagnose(notification.failure(), "Panne chez Microsoft", "microsoft", "support");
        return notification;
    }

    private void missed(YearMonth month) {
        clock.moveTo(at("2026-12-01T09:00"));
        missed.tell(month, "");
    }

    private ProcessInstance presented(FailureNotification notification) {
        var process = processes.running(
                "microsoft-claim",
                jdbc.sql("select number from microsoft_claim where failure_number = ?")
                        .param(notification.failure())
                        .query(String.class)
                        .single());
        processes.execute(process, "PresentMicrosoftClaim");
        return process;
    }

    private void submit(ProcessInstance process, Map<String, Object> answers) {
        processes.complete(process, "SubmitMicrosoftClaim", "gestionnaire", answers);
    }

    private void refused(ProcessInstance process, Map<String, Object> answers, String sentence) {
        submit(process, answers);
        assertThat(process).isWaitingAt("SubmitMicrosoftClaim");
        assertThat(shown(process, "refusal")).isNotEmpty().contains(sentence);
    }

    private String shown(ProcessInstance process, String variable) {
        return String.valueOf(processes.shown(process, variable));
    }

    private List<FailureEvent> diary(FailureNotification notification) {
        return failureHandling.events(notification.failure()).stream()
                .filter(event -> event.kind().equals("microsoft-claim"))
                .toList();
    }
}
