package fr.allset.tacite.engine;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.setup.ARequest;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.time.ClockMove;
import fr.allset.tacite.time.ClockMoves;
import fr.allset.tacite.time.ContractTime;
import fr.allset.tacite.time.FurtherInstant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** Today is Monday 23 November 2026. */
@TaciteTest
@DisplayName("The clock, moved forward,")
class ClockMovementTest {

    @Autowired
    ClockMovement movement;

    @Autowired
    ClockMoves moves;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    RepositoryService repository;

    @AfterEach
    void takeAwayWhatOnlyTheTestDeployed() {
        repository
                .createDeploymentQuery()
                .deploymentName("test")
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void letsEverythingHappenInTheOrderOfItsDueInstant() throws Exception {
        portfolios.hold(
                numbered("ABO-1").servedFrom("2025-03-01").initiallyForMonths(24),
                numbered("ABO-2").onSite("NANTES").servedFrom("2024-06-15").initiallyForMonths(36),
                numbered("ABO-3").onSite("LORIENT").servedFrom("2027-01-10").initiallyForMonths(12));

        var move = arrive("P5Y");

        assertThat(move.finished()).isTrue();
        assertThat(move.jobsFailed()).isZero();
        assertThat(clock.instant())
                .isEqualTo("2031-11-23T09:00:00Z")
                .isEqualTo(ClockUtil.getCurrentTime().toInstant());
        assertThat(renewals())
                .containsExactly(
                        "ABO-1 2027-03-01",
                        "ABO-2 2027-06-15",
                        "ABO-3 2028-01-10",
                        "ABO-1 2028-03-01",
                        "ABO-2 2028-06-15",
                        "ABO-3 2029-01-10",
                        "ABO-1 2029-03-01",
                        "ABO-2 2029-06-15",
                        "ABO-3 2030-01-10",
                        "ABO-1 2030-03-01",
                        "ABO-2 2030-06-15",
                        "ABO-3 2031-01-10",
                        "ABO-1 2031-03-01",
                        "ABO-2 2031-06-15");
    }

    /** The life and the day, by the engine's clock, of each renewal. */
    private List<String> renewals() {
        return history
                .createHistoricActivityInstanceQuery()
                .activityId("StartRenewalPeriod")
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .list()
                .stream()
                .map(renewal -> key(renewal) + " " + day(renewal))
                .toList();
    }

    private String key(HistoricActivityInstance activity) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceId(activity.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
    }

    private static LocalDate day(HistoricActivityInstance activity) {
        return LocalDate.ofInstant(activity.getStartTime().toInstant(), ContractTime.ZONE);
    }

    @Test
    void writesDownWhoMovedItAndWhatHappened() throws Exception {
        portfolios.hold(numbered("ABO-1").servedFrom("2025-03-01").initiallyForMonths(24));

        arrive("P1Y");

        assertThat(moves.last()).hasValueSatisfying(move -> {
            assertThat(move.movedBy()).isEqualTo("pilote");
            assertThat(move.from()).isEqualTo("2026-11-23T09:00:00Z");
            assertThat(move.to()).isEqualTo(move.reached()).isEqualTo("2027-11-23T09:00:00Z");
            assertThat(move.jobsExecuted()).isPositive();
            assertThat(move.notices()).isEqualTo((int) notices.list(0, 1, "").total());
        });
    }

    @Test
    void doesWhatIsDueAtTheInstantWhereItArrives() throws Exception {
        portfolios.hold(numbered("ABO-1").servedFrom("2027-01-10"));

        movement.moveToNextDue("pilote").get(1, TimeUnit.MINUTES);

        assertThat(clock.instant()).isEqualTo("2027-01-09T23:00:00Z");
        assertThat(history.createHistoricActivityInstanceQuery()
                        .activityId("ServiceStartDateReached")
                        .finished()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void triesWhatFailsAgainAtTheInstantsOfItsRetriesAndGoesOn() throws Exception {
        repository
                .createDeployment()
                .name("test")
                .addModelInstance(
                        "failing.bpmn",
                        Bpmn.createExecutableProcess("failing")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .serviceTask("Fail")
                                .camundaAsyncBefore()
                                .camundaExpression("${noSuchThing.fail()}")
                                .endEvent()
                                .done())
                .deploy();
        var failing = runtime.startProcessInstanceByKey("failing", "F-1");
        portfolios.hold(numbered("ABO-1").servedFrom("2025-03-01").initiallyForMonths(24));

        var move = arrive("P1Y");

        assertThat(move.finished()).isTrue();
        assertThat(move.jobsFailed())
                .as("at once, after 1, 5 and 30 minutes, 2 and 12 hours")
                .isEqualTo(6);
        assertThat(runtime.createIncidentQuery()
                        .processInstanceId(failing.getId())
                        .singleResult()
                        .getIncidentTimestamp()
                        .toInstant())
                .isEqualTo("2026-11-23T23:36:00Z");
        assertThat(renewals()).containsExactly("ABO-1 2027-03-01");
    }

    /** It falls due at each quarter of an hour, and Microsoft has no patience. */
    @Test
    void asksMicrosoftWhenItHasComeToWhereItGoesAndNotOnTheWay() throws Exception {
        try (var model = new ClassPathResource("processes/microsoft-sync.bpmn").getInputStream()) {
            repository
                    .createDeployment()
                    .name("test")
                    .addInputStream("microsoft-sync.bpmn", model)
                    .deploy();
        }
        portfolios.hold(numbered("ABO-1").servedFrom("2025-03-01").initiallyForMonths(24));
        assertThat(movement.fallingDue(20)).extracting(FallingDue::process).doesNotContain("Lecture de Microsoft");

        var move = arrive("P5Y");

        assertThat(renewals()).hasSize(5);
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("microsoft-sync")
                        .count())
                .isZero();
        assertThat(move.jobsExecuted()).isLessThan(200);
        var start = management
                .createJobQuery()
                .processDefinitionKey("microsoft-sync")
                .executable()
                .singleResult();
        management.executeJob(start.getId());
        assertThat(processes.all("microsoft-sync")).hasSize(1);
        assertThat(management
                        .createJobQuery()
                        .processDefinitionKey("microsoft-sync")
                        .timers()
                        .singleResult()
                        .getDuedate()
                        .toInstant())
                .isEqualTo("2031-11-23T09:15:00Z");
    }

    /** The reminders are counted from an instant that is finer than the engine's timers are. */
    @Test
    void arrivesAlsoWhenASetUpWaits() throws Exception {
        clock.moveTo(Instant.parse("2026-11-23T09:00:00.123456789Z"));
        processes.startFromForm(
                "subscription-setup", "gestionnaire", ARequest.ofANewCustomer().form());

        var move = arrive("P2M");

        assertThat(move.finished()).isTrue();
        assertThat(notices.list(0, 100, "").entries())
                .filteredOn(recorded -> recorded.notice().kind().contains("reminder"))
                .extracting(RecordedNotice::recordedAt)
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-11-30T09:00:00.123Z"),
                        Instant.parse("2026-12-07T09:00:00.123Z"),
                        Instant.parse("2026-12-14T09:00:00.123Z"));
    }

    /** Otherwise it would stand there for as long as anybody cares to wait. */
    @Test
    void stopsWithAWordWhereTheSameIsPlannedAgainAndAgain() throws Exception {
        repository
                .createDeployment()
                .name("test")
                .addModelInstance(
                        "looping.bpmn",
                        Bpmn.createExecutableProcess("looping")
                                .name("Un manège")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .intermediateCatchEvent("Again")
                                .name("Encore un tour")
                                .timerWithDate("2026-11-23T10:00:00Z")
                                .exclusiveGateway("Ever")
                                .condition("never", "${false}")
                                .endEvent()
                                .moveToNode("Ever")
                                .condition("always", "${true}")
                                .connectTo("Again")
                                .done())
                .deploy();
        runtime.startProcessInstanceByKey("looping", "M-1");

        var move = arrive("P1D");

        assertThat(move.finished()).isFalse();
        assertThat(move.reached()).isEqualTo("2026-11-23T10:00:00Z").isEqualTo(clock.instant());
        assertThat(move.jobsExecuted()).isEqualTo(50);
        assertThat(move.stoppedBecause())
                .isEqualTo("« Encore un tour » de M-1 (Un manège) se planifie sans cesse pour le 23/11/2026 à 11:00");
        assertThat(moves.last()).contains(move);
    }

    @Test
    void tellsWhatFallsDueNext() {
        portfolios.hold(
                numbered("ABO-1").servedFrom("2027-03-01"),
                numbered("ABO-2").onSite("NANTES").servedFrom("2027-01-10"));

        assertThat(movement.fallingDue(20))
                .containsExactly(
                        new FallingDue(
                                Instant.parse("2027-01-09T23:00:00Z"),
                                "Vie d'un abonnement",
                                "ABO-2",
                                "Date de Mise en Service venue"),
                        new FallingDue(
                                Instant.parse("2027-02-28T23:00:00Z"),
                                "Vie d'un abonnement",
                                "ABO-1",
                                "Date de Mise en Service venue"));
    }

    @Test
    void isMovedByOneAtATime() throws Exception {
        portfolios.hold(numbered("ABO-1").servedFrom("2025-03-01").initiallyForMonths(24));
        var target = FurtherInstant.after("P1Y", clock);

        var outcomes = Race.between(
                () -> movement.moveTo(target, "pilote").get(1, TimeUnit.MINUTES),
                () -> movement.moveTo(target, "gestionnaire").get(1, TimeUnit.MINUTES));

        assertThat(outcomes).filteredOn(Race.Outcome::succeeded).hasSize(1);
        assertThat(moves.last(10)).hasSize(1);
        assertThat(renewals()).hasSize(1);
    }

    @Test
    void isNotMovedBackwardsNorTooFar() {
        assertRefused(clock.instant(), "clock-backwards");
        assertRefused(clock.instant().minusSeconds(1), "clock-backwards");
        assertRefused(Instant.parse("2126-11-23T09:00:00Z"), "clock-too-far");
        assertRefused(Instant.MAX, "clock-too-far");
        assertThatThrownBy(() -> movement.moveToNextDue("pilote"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("clock-nothing-due"));
        assertThat(moves.last()).isEmpty();
        assertThat(movement.progress()).isEmpty();
    }

    private void assertRefused(Instant to, String code) {
        assertThatThrownBy(() -> movement.moveTo(to, "pilote"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private ClockMove arrive(String amount) throws Exception {
        return movement.moveTo(FurtherInstant.after(amount, clock), "pilote").get(2, TimeUnit.MINUTES);
    }
}
