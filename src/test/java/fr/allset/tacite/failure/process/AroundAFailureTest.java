package fr.allset.tacite.failure.process;

import static fr.allset.tacite.failure.AFailure.at;
import static fr.allset.tacite.testing.ASubscription.numbered;
import static fr.allset.tacite.testing.OpenDoor.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.failure.AReport;
import fr.allset.tacite.failure.Failure;
import fr.allset.tacite.failure.FailureEvent;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.process.NobodyDecided;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.OpenDoor;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever brings a process of a failure to a step, the facts decide (art. 3). It was reported on Monday 23 November at ten and is to be
 * restored by two. Five days of silence confirm that it is.
 *
 */
@TaciteTest
@DisplayName("Around a failure")
class AroundAFailureTest {

    private static final String KEY = FailureHandlingProcess.KEY;
    private static final Map<String, Object> OF_THE_SERVICE = Map.of("target", "service", "signalPercent", 50);

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    @Autowired
    FailureReporting notifications;

    @Autowired
    FailureHandling failureHandling;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    private OpenDoor door;
    private String failure;

    @BeforeEach
    void isReported() {
        door = new OpenDoor(engine);
        portfolios.receive(numbered("ABO-1").servedFrom("2026-01-31"));
        failure = notifications
                .register(AReport.of("ABO-1").request(), new Actor("support", Optional.empty()))
                .failure();
    }

    // ---- its handling

    @ParameterizedTest
    @CsvSource({
        "AskForCooperation, false",
        "AnnounceRestoration, false",
        "ConfirmBySilence, false",
        "AnnounceCause, false",
        "CloseFailure, false",
        "AskForCooperation, true",
        "ConfirmBySilence, true",
        "AnnounceCause, true",
        "CloseFailure, true"
    })
    void isNeitherToldNorConfirmedNorClosedOutOfTurn(String step, boolean restored) {
        if (restored) {
            restore();
        }
        int before = letters();
        var stands = found();

        assertRefused(() -> door.startBefore(KEY, failure, step, Map.of()), OutOfTurn.class);

        assertThat(found()).isEqualTo(stands);
        assertThat(letters()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RecordTakingInCharge",
                "RecordDiagnosis",
                "RecordCooperation",
                "RecordRestoration",
                "RecordConfirmation",
                "RecordCause"
            })
    void isDecidedOnByNobodyButWhoFillsInTheForm(String step) {
        restore();
        var stands = found();

        assertRefused(
                () -> door.startBefore(
                        KEY,
                        failure,
                        step,
                        Map.of(
                                "takingInCharge",
                                "take",
                                "confirmation",
                                "confirmed",
                                "cause",
                                "covered",
                                "reason",
                                "Non")),
                NobodyDecided.class);

        assertThat(found()).isEqualTo(stands);
    }

    @Test
    void isNotConfirmedThoughTheTimerOfItsSilenceRingsEarly() {
        restore();
        clock.moveTo(at("2026-11-28T10:59"));

        assertRefused(() -> processes.execute(processes.running(KEY, failure), "NoObjection"), OutOfTurn.class);

        assertThat(found().confirmedAt()).isNull();
    }

    @Test
    void isConfirmedAndClosedOnce() {
        restore();
        clock.moveTo(at("2026-11-28T11:00"));
        var process = processes.running(KEY, failure);
        processes.execute(process, "NoObjection");
        assertRefused(() -> door.startBefore(KEY, failure, "CloseFailure", Map.of()), OutOfTurn.class);

        processes.complete(process, "QualifyFailure", "support", Map.of("cause", "covered", "reason", "Panne"));
        var closed = found();
        assertThat(closed.closedAt()).isNotNull();
        int told = letters();

        clock.moveTo(at("2026-11-29T11:00"));
        door.startBefore(KEY, failure, "AnnounceCause", Map.of());
        door.startBefore(KEY, failure, "ConfirmBySilence", Map.of());

        assertThat(found()).isEqualTo(closed);
        assertThat(letters()).isEqualTo(told);
    }

    // ---- its deadline

    @Test
    void isNotSaidToBeMissedNorNearBeforeItIs() {
        for (var step : new String[] {"MissDeadline", "WarnOfDeadline"}) {
            assertRefused(
                    () -> door.startBefore(RestorationDeadlineProcess.KEY, failure, step, OF_THE_SERVICE),
                    OutOfTurn.class);
        }

        assertThat(said("deadline-missed", "deadline-near")).isEmpty();
    }

    @Test
    void isNotMissedThoughItsTimerRingsEarly() {
        var deadline = processes.running(RestorationDeadlineProcess.KEY, failure);

        assertRefused(() -> processes.execute(deadline, "DeadlineSignalDue"), OutOfTurn.class);
        clock.moveTo(at("2026-11-23T13:59"));
        processes.execute(deadline, "DeadlineSignalDue");
        processes.execute(deadline, "DeadlineSignalDue");
        assertRefused(() -> processes.execute(deadline, "DeadlineSignalDue"), OutOfTurn.class);

        assertThat(said("deadline-missed")).isEmpty();
    }

    @Test
    void isNotSaidToBeMissedOnceItIsRestored() {
        restore();
        clock.moveTo(at("2026-11-23T15:00"));

        assertRefused(
                () -> door.startBefore(RestorationDeadlineProcess.KEY, failure, "MissDeadline", OF_THE_SERVICE),
                OutOfTurn.class);

        assertThat(said("deadline-missed")).isEmpty();
    }

    // ---- what the tests share

    private void restore() {
        var process = processes.running(KEY, failure);
        processes.complete(process, "TakeFailureInCharge", "support", Map.of("takingInCharge", "take"));
        processes.complete(
                process,
                "DiagnoseFailure",
                "support",
                Map.of("diagnosis", "Panne chez Microsoft", "origin", "microsoft", "diagnosisStep", "restore"));
        clock.moveTo(at("2026-11-23T11:00"));
        processes.complete(process, "RestoreService", "support", Map.of("restorationStep", "restored"));
    }

    private Failure found() {
        return failureHandling.find(failure);
    }

    private int letters() {
        return notices.about(List.of(failure)).size();
    }

    private List<FailureEvent> said(String... kinds) {
        return failureHandling.events(failure).stream()
                .filter(event -> List.of(kinds).contains(event.kind()))
                .toList();
    }
}
