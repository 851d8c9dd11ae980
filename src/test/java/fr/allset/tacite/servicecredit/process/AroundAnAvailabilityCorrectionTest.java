package fr.allset.tacite.servicecredit.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static fr.allset.tacite.testing.OpenDoor.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.availability.AvailabilityRuns;
import fr.allset.tacite.failure.AFailure;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.OpenDoor;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What follows from a corrected failure is found in its rows (art. 3), whatever the process was told. Brest failed in November for four
 * hours and Quimper in December for twelve; November has been told, and December is not over.
 */
@TaciteTest
@DisplayName("Around what follows from a corrected failure")
class AroundAnAvailabilityCorrectionTest {

    private static final String KEY = AvailabilityCorrectionProcess.KEY;
    private static final String BREST = "ABO-BREST";
    private static final String QUIMPER = "ABO-QUIMPER";

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
    AvailabilityRuns runs;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    private OpenDoor door;
    private AFailure failures;
    private String failure;

    @BeforeEach
    void novemberHasBeenTold() {
        door = new OpenDoor(engine);
        portfolios.receive(numbered(BREST), numbered(QUIMPER).onSite("QUIMPER"));
        runs.openFirst();
        failures = new AFailure(notifications, failureHandling, clock);
        failure =
                failures.lasting("2026-11-24T08:00", "2026-11-24T12:00", BREST).failure();
        clock.moveTo(AFailure.at("2026-12-01T09:00"));
        processes.execute(processes.running("monthly-availability", "2026-11"), "MeasuredMonthIsOver");
        processes.executeAll("monthly-availability", "TellMissedObjectives");
        failures.lasting("2026-12-02T08:00", "2026-12-02T20:00", QUIMPER);
    }

    @Test
    void tellsNobodyWhoseMonthWasReachedOrIsNotOver() {
        for (var step : List.of("FindCreditsToAdjust", "TellMissedAfterCorrection")) {
            door.startBefore(KEY, failure, step, forged());
            processes.executeAll(KEY, "TellMissedAfterCorrection");
        }

        assertThat(told(BREST)).isZero();
        assertThat(told(QUIMPER)).isZero();
        assertThat(processes.all(CreditAdjustmentProcess.KEY)).isEmpty();
    }

    /** The first month that may have changed is the failure's, and no variable's. */
    @Test
    void doesNotReachBackBeforeTheFailure() {
        var december = failures.lasting("2026-12-03T08:00", "2026-12-03T09:00", QUIMPER);
        failureHandling.correctRestoration(failure, 1, AFailure.at("2026-11-24T22:00"), "Au journal.", "support");

        door.startBefore(KEY, december.failure(), "TellMissedAfterCorrection", forged());

        assertThat(told(BREST)).isZero();
    }

    @Test
    void tellsOnceHoweverOftenItIsBegun() {
        failureHandling.correctRestoration(failure, 1, AFailure.at("2026-11-24T22:00"), "Au journal.", "support");
        processes.executeAll(KEY, "FindCreditsToAdjust");
        processes.executeAll(KEY, "TellMissedAfterCorrection");

        door.startBefore(KEY, failure, "TellMissedAfterCorrection", forged());

        assertThat(told(BREST)).isOne();
    }

    @Test
    void tellsNobodyOfAFailureThatIsNotOnFile() {
        assertRefused(
                () -> door.startBefore(KEY, "DF-2026-999999", "TellMissedAfterCorrection", forged()), Refusal.class);

        assertThat(told(BREST)).isZero();
    }

    private static Map<String, Object> forged() {
        return Map.of("subscriptions", Spin.JSON(List.of(BREST, QUIMPER)), "sinceMonth", "2020-01");
    }

    private long told(String subscription) {
        return notices.about(List.of(subscription)).stream()
                .filter(notice -> notice.notice().kind().equals("objective-missed"))
                .count();
    }
}
