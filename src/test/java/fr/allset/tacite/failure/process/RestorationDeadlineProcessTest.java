package fr.allset.tacite.failure.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.failure.AReport;
import fr.allset.tacite.failure.FailureEvent;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.RestorationMonitoring;
import fr.allset.tacite.failure.RestorationObjective.Target;
import fr.allset.tacite.failure.RestorationOutcome;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.time.ContractTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Today is Monday 23 November 2026, 10:00 in Paris: what is reported now is to be restored by 14:00. */
@TaciteTest
@DisplayName("A restoration deadline")
class RestorationDeadlineProcessTest {

    private static final Actor STAFF = new Actor("support", Optional.empty());

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    RestorationMonitoring deadlines;

    @Autowired
    MovableClock clock;

    @BeforeEach
    void aSubscription() {
        portfolios.receive(
                numbered("ABO-1").servedFrom("2026-01-31"),
                numbered("ABO-9").ofCustomer("CLI-9").servedFrom("2026-06-01"));
    }

    // ---- met

    @Test
    void isOnFileFromTheFirstMinuteAndMetByARestorationInTime() {
        var failure = reported("ABO-1");
        var deadline = processes.running(RestorationDeadlineProcess.KEY, failure);

        assertThat(deadline).isWaitingAt("DeadlineSignalDue");
        assertThat(processes.job(deadline, "DeadlineSignalDue").getDuedate()).isEqualTo(at(12, 0));
        assertThat(deadlines.of(failure))
                .containsExactly(new RestorationOutcome(failure, Target.SERVICE, 1, at(14, 0), null, null));

        clock.moveTo(at(13, 0));
        failureHandling.restore(failure, at(12, 59), "support");

        assertThat(deadline).isEnded().hasPassed("ConcludeDeadline").hasNotPassed("MissDeadline");
        assertThat(deadlines.of(failure))
                .containsExactly(new RestorationOutcome(failure, Target.SERVICE, 1, at(14, 0), at(12, 59), true));
        assertThat(said(failure, "deadline-met"))
                .containsExactly(
                        "Rétablissement du Service le 23/11/2026 à 12:59 : échéance du 23/11/2026 à 14:00 tenue.");
    }

    @Test
    void isPointedOutAtHalfAndAtEightyPercentOfItsTime() {
        var failure = reported("ABO-1");
        var deadline = processes.running(RestorationDeadlineProcess.KEY, failure);

        clock.moveTo(at(12, 0));
        processes.execute(deadline, "DeadlineSignalDue");
        assertThat(processes.job(deadline, "DeadlineSignalDue").getDuedate()).isEqualTo(at(13, 12));
        clock.moveTo(at(13, 12));
        processes.execute(deadline, "DeadlineSignalDue");

        assertThat(processes.job(deadline, "DeadlineSignalDue").getDuedate()).isEqualTo(at(14, 0));
        assertThat(said(failure, "deadline-near"))
                .allSatisfy(words -> assertThat(words).contains("au plus tard le 23/11/2026 à 14:00"))
                .satisfiesExactly(
                        half -> assertThat(half).startsWith("50\u00a0% du délai"),
                        more -> assertThat(more).startsWith("80\u00a0% du délai"));
    }

    // ---- missed

    @Test
    void thatIsMissedIsHandledByAPersonAndNeverCostsAnything() {
        var failure = reported("ABO-1");
        var deadline = missedAt(failure, at(14, 35));

        assertThat(deadline).isWaitingAt("HandleMissedDeadline");
        var task = processes.task(deadline, "HandleMissedDeadline");
        assertThat(task.getPriority()).as("in the list of what is late").isEqualTo(100);
        assertThat(processes.shown(deadline, "overrunText")).isEqualTo("35\u00a0min");
        assertThat(processes.shown(deadline, "readingsText"))
                .asString()
                .contains("**R01**")
                .contains("**R02**");
        assertThat(processes.shown(deadline, "clauseText")).asString().contains("quatre (8) heures");
        assertThat(said(failure, "deadline-missed")).singleElement().asString().contains("Aucune pénalité");

        processes.complete(deadline, "HandleMissedDeadline", "support", Map.of("measures", ""));
        assertThat(deadline).isWaitingAt("HandleMissedDeadline");
        assertThat(processes.shown(deadline, "refusal")).asString().startsWith("Indiquez ce qui est fait");
        processes.complete(deadline, "HandleMissedDeadline", "support", Map.of("measures", "Microsoft est relancé"));

        assertThat(deadline).isWaitingAt("AwaitLateRestoration");
        assertThat(said(failure, "deadline-handled"))
                .containsExactly("Rétablissement du Service, échéance dépassée de 35\u00a0min : Microsoft est relancé");

        clock.moveTo(at(15, 30));
        failureHandling.restore(failure, null, "support");
        assertThat(deadline).isEnded().hasPassed("ConcludeDeadline");
        assertThat(deadlines.of(failure)).extracting(RestorationOutcome::met).containsExactly(false);
        assertThat(said(failure, "deadline-not-met"))
                .singleElement()
                .asString()
                .contains("manquée de 1\u00a0h 30\u00a0min, sans pénalité");
    }

    @Test
    void isMetAllTheSameWhenItTurnsOutLaterThatItWasRestoredInItsLastSecond() {
        var failure = reported("ABO-1");
        var deadline = missedAt(failure, at(14, 5));

        failureHandling.restore(failure, at(14, 0), "support");

        assertThat(deadline).isEnded().hasNotPassed("RecordMissedDeadline");
        assertThat(deadlines.of(failure)).extracting(RestorationOutcome::met).containsExactly(true);
    }

    @Test
    void thatIsPastWhenTheReportIsWrittenDownIsPointedOutOnce() {
        clock.moveTo(at(17, 0));
        var failure = reported(AReport.of("ABO-1").receivedAt(at(10, 0)));
        var deadline = processes.running(RestorationDeadlineProcess.KEY, failure);

        assertThat(processes.job(deadline, "DeadlineSignalDue").getDuedate()).isEqualTo(at(14, 0));
        processes.execute(deadline, "DeadlineSignalDue");

        assertThat(deadline).isWaitingAt("HandleMissedDeadline").hasNotPassed("WarnOfDeadline");
        assertThat(processes.shown(deadline, "overrunText")).isEqualTo("3\u00a0h");
    }

    @Test
    void raisesTheTaskOfItsFailureInTheLists() {
        var failure = reported("ABO-1");
        var handling = processes.running("failure-handling", failure);
        var deadline = processes.running(RestorationDeadlineProcess.KEY, failure);
        assertThat(tasks.createTaskQuery()
                        .processInstanceId(handling.getId())
                        .singleResult()
                        .getPriority())
                .isEqualTo(50);

        for (int priority : List.of(75, 90, 100)) {
            pointedOut(deadline);
            assertThat(tasks.createTaskQuery()
                            .processInstanceId(handling.getId())
                            .singleResult()
                            .getPriority())
                    .isEqualTo(priority);
        }
        clock.moveTo(at(14, 1));
        failureHandling.restore(failure, null, "support");

        assertThat(processes.shown(handling, "deadlineText")).asString().contains("manquée de 1\u00a0min");
    }

    // ---- moved, corrected, again

    @Test
    void movesWithTheReceiptOfAnEarlierReport() {
        clock.moveTo(at(10, 30));
        var failure = reported("ABO-1");
        var deadline = processes.running(RestorationDeadlineProcess.KEY, failure);
        assertThat(processes.job(deadline, "DeadlineSignalDue").getDuedate()).isEqualTo(at(12, 30));

        reported(AReport.of("ABO-1").receivedAt(at(10, 0)));

        assertThat(deadline).isWaitingAt("DeadlineSignalDue");
        assertThat(processes.job(deadline, "DeadlineSignalDue").getDuedate()).isEqualTo(at(12, 0));
        assertThat(deadlines.of(failure))
                .extracting(RestorationOutcome::deadline)
                .containsExactly(at(14, 0));
    }

    @Test
    void isJudgedAnewWhenTheRestorationIsCorrected() {
        var failure = reported("ABO-1");
        clock.moveTo(at(16, 0));
        failureHandling.restore(failure, at(13, 0), "support");

        failureHandling.correctRestoration(failure, 1, at(14, 1), "L'horloge du serveur avançait", "support");
        assertThat(deadlines.of(failure))
                .containsExactly(new RestorationOutcome(failure, Target.SERVICE, 1, at(14, 0), at(14, 1), false));
        failureHandling.correctRestoration(failure, 1, at(14, 0), "Vérifié au journal", "support");
        assertThat(deadlines.of(failure)).extracting(RestorationOutcome::met).containsExactly(true);
    }

    @Test
    void runsAnewWhenTheFailureIsReportedAgain() {
        var failure = reported("ABO-1");
        clock.moveTo(at(12, 0));
        failureHandling.restore(failure, null, "support");
        clock.moveTo(at(15, 0));

        failureHandling.reopen(failure, null, null, "De nouveau", "support");

        var again = processes.running(RestorationDeadlineProcess.KEY, failure);
        assertThat(again).isWaitingAt("DeadlineSignalDue");
        assertThat(deadlines.of(failure))
                .containsExactly(
                        new RestorationOutcome(failure, Target.SERVICE, 1, at(14, 0), at(12, 0), true),
                        new RestorationOutcome(failure, Target.SERVICE, 2, paris("2026-11-24T10:00"), null, null));
    }

    @Test
    void isDroppedWhenTheFailureTurnsOutToBeAnother() {
        var known = reported("ABO-1");
        clock.moveTo(at(11, 0));
        var same = reported("ABO-9");
        var deadline = processes.running(RestorationDeadlineProcess.KEY, same);

        failureHandling.recogniseAs(same, known, "support");

        assertThat(deadline).isEnded();
        assertThat(deadlines.of(same)).isEmpty();
        assertThat(processes.running(RestorationDeadlineProcess.KEY, known)).isWaitingAt("DeadlineSignalDue");
    }

    // ---- equipment

    @Test
    void ofEquipmentRunsBesideThatOfTheService() {
        var failure = reported("ABO-1");

        failureHandling.findEquipment(failure, at(9, 30), true, "support");
        var equipment = deadlineOf(failure, Target.EQUIPMENT);
        assertThat(processes.job(equipment, "DeadlineSignalDue").getDuedate()).isEqualTo(paris("2026-11-24T09:30"));
        failureHandling.findEquipment(failure, at(9, 30), false, "support");
        assertThat(processes.job(equipment, "DeadlineSignalDue").getDuedate())
                .as("96 hours: the warranty was over")
                .isEqualTo(paris("2026-11-25T09:30"));

        clock.moveTo(at(11, 0));
        failureHandling.restore(failure, null, "support");
        assertThat(equipment).isWaitingAt("DeadlineSignalDue");
        clock.moveTo(paris("2026-11-27T09:30"));
        failureHandling.replaceEquipment(failure, null, "support");

        assertThat(equipment).isEnded();
        assertThat(deadlines.of(failure))
                .extracting(RestorationOutcome::target, RestorationOutcome::met)
                .containsExactly(tuple(Target.SERVICE, true), tuple(Target.EQUIPMENT, true));
    }

    @Test
    void ofAnotherPieceOfEquipmentIsADeadlineOfItsOwn() {
        var failure = reported("ABO-1");
        failureHandling.findEquipment(failure, null, true, "support");
        clock.moveTo(at(12, 0));
        failureHandling.replaceEquipment(failure, null, "support");
        clock.moveTo(at(13, 0));

        failureHandling.findEquipment(failure, null, true, "support");

        assertThat(deadlines.of(failure))
                .filteredOn(outcome -> outcome.target() == Target.EQUIPMENT)
                .extracting(RestorationOutcome::position, RestorationOutcome::met)
                .containsExactly(tuple(1, true), tuple(2, null));
        var equipment = deadlineOf(failure, Target.EQUIPMENT);
        clock.moveTo(paris("2026-11-25T13:00"));
        processes.execute(equipment, "DeadlineSignalDue");
        processes.execute(equipment, "DeadlineSignalDue");
        assertThat(equipment).isWaitingAt("HandleMissedDeadline");
        assertThat(processes.shown(equipment, "readingsText")).asString().contains("**R03**");
    }

    private String reported(String subscription) {
        return reported(AReport.of(subscription));
    }

    private String reported(AReport report) {
        return notifications.register(report.request(), STAFF).failure();
    }

    private ProcessInstance missedAt(String failure, Instant moment) {
        var deadline = processes.running(RestorationDeadlineProcess.KEY, failure);
        pointedOut(deadline);
        pointedOut(deadline);
        clock.moveTo(moment);
        processes.execute(deadline, "DeadlineSignalDue");
        return deadline;
    }

    private void pointedOut(ProcessInstance deadline) {
        clock.moveTo(processes.job(deadline, "DeadlineSignalDue").getDuedate().toInstant());
        processes.execute(deadline, "DeadlineSignalDue");
    }

    private ProcessInstance deadlineOf(String failure, Target target) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(RestorationDeadlineProcess.KEY)
                .processInstanceBusinessKey(failure)
                .variableValueEquals("target", target.code())
                .singleResult();
    }

    private List<String> said(String failure, String kind) {
        return failureHandling.events(failure).stream()
                .filter(event -> event.kind().equals(kind))
                .map(FailureEvent::words)
                .toList();
    }

    private static Instant at(int hour, int minute) {
        return paris("2026-11-23T%02d:%02d".formatted(hour, minute));
    }

    private static Instant paris(String local) {
        return LocalDateTime.parse(local).atZone(ContractTime.ZONE).toInstant();
    }
}
