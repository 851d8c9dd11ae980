package fr.allset.tacite.failure.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static fr.allset.tacite.testing.OpenDoor.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.failure.AReport;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.process.NobodyDecided;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.OpenDoor;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What was stated of a failure is corrected by who says so, and by nothing else (art. 3): it was restored after two hours. */
@TaciteTest
@DisplayName("Around the correction of a failure")
class AroundACorrectionTest {

    private static final String KEY = FailureCorrectionProcess.KEY;

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
    MovableClock clock;

    private OpenDoor door;
    private String failure;
    private Instant restoredAt;
    private int events;

    @BeforeEach
    void aRestoredFailure() {
        door = new OpenDoor(engine);
        portfolios.receive(numbered("ABO-1").servedFrom("2026-01-31"));
        failure = notifications
                .register(AReport.of("ABO-1").request(), new Actor("support", Optional.empty()))
                .failure();
        clock.moveTo(clock.instant().plus(Duration.ofHours(2)));
        failureHandling.restore(failure, null, "support");
        restoredAt = failureHandling.find(failure).stretch().restoredAt();
        events = failureHandling.events(failure).size();
    }

    @ParameterizedTest
    @ValueSource(strings = {"restoration", "cause", "subscriptions"})
    void correctsNothingThatNobodyHasStated(String what) {
        assertRefused(() -> door.startBefore(KEY, failure, "CorrectFailure", forged(what)), NobodyDecided.class);

        assertNothingHappened();
    }

    /** The task that takes a correction up again is somebody's, whoever has put it there. */
    @Test
    void isTakenUpAgainByNobodyButWhoseTaskItIs() {
        door.startBefore(KEY, failure, "CorrectFailureAgain", forged("restoration"));
        var begun = processes.running(KEY, failure);

        assertThatExceptionOfType(AuthorizationException.class)
                .isThrownBy(() -> processes.complete(
                        begun, "CorrectFailureAgain", "suppleante", Map.of("requestDecision", "maintain")));

        assertNothingHappened();
        assertThat(begun).isWaitingAt("CorrectFailureAgain");
    }

    @Test
    void isMadeOnceHoweverOftenItIsStated() {
        processes.startFromForm(KEY, "gestionnaire", form());
        int corrected = failureHandling.events(failure).size();

        processes.startFromForm(KEY, "gestionnaire", form());

        assertThat(failureHandling.events(failure)).hasSize(corrected);
    }

    private Map<String, Object> form() {
        return Map.of(
                "failure",
                failure,
                "correction",
                "restoration",
                "stretch",
                1,
                "restoredAt",
                restoredAt.minus(Duration.ofMinutes(30)).toString(),
                "reason",
                "Vérifié au journal.");
    }

    private Map<String, Object> forged(String what) {
        var forged = new HashMap<>(form());
        forged.putAll(Map.of(
                "correction",
                what,
                "cause",
                "v",
                "subscriptions",
                "ABO-1",
                "correctedBy",
                "gestionnaire",
                "requestDecision",
                "maintain"));
        return forged;
    }

    private void assertNothingHappened() {
        assertThat(failureHandling.find(failure).stretch().restoredAt()).isEqualTo(restoredAt);
        assertThat(failureHandling.events(failure)).hasSize(events);
    }
}
