package fr.allset.tacite.servicecredit.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static fr.allset.tacite.testing.OpenDoor.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.availability.AvailabilityRuns;
import fr.allset.tacite.failure.AFailure;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.OpenDoor;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody is told of a month that is not over (art. 3): ten hours of November are missed already, and it is the 24th. */
@TaciteTest
@DisplayName("Around a month of availability")
class AroundAnAvailabilityMonthTest {

    private static final String KEY = MonthlyAvailabilityProcess.KEY;
    private static final String BREST = "ABO-BREST";

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

    @BeforeEach
    void theMonthIsOpen() {
        door = new OpenDoor(engine);
        portfolios.receive(numbered(BREST));
        runs.openFirst();
        new AFailure(notifications, failureHandling, clock).lasting("2026-11-24T08:00", "2026-11-24T18:00", BREST);
    }

    @ParameterizedTest
    @CsvSource({"TellMissedObjectives, 2026-11", "CloseAvailabilityMonth, 2026-11", "TellMissedObjectives, 2026-10"})
    void tellsNobodyBeforeItsTurn(String step, String month) {
        assertRefused(() -> door.startBefore(KEY, month, step, Map.of()), OutOfTurn.class);

        assertThat(told()).isZero();
        assertThat(runs.lastClosed()).isEmpty();
    }

    @Test
    void tellsNobodyThoughItsTimerRingsEarly() {
        var november = processes.running(KEY, "2026-11");
        processes.execute(november, "MeasuredMonthIsOver");
        int tries = processes.job(november, "TellMissedObjectives").getRetries();

        assertRefused(() -> processes.execute(november, "TellMissedObjectives"), OutOfTurn.class);

        assertThat(told()).isZero();
        var waiting = processes.job(november, "TellMissedObjectives");
        assertThat(waiting.getDuedate()).isEqualTo(Date.from(AFailure.at("2026-12-01T09:00")));
        assertThat(waiting.getRetries()).isGreaterThanOrEqualTo(tries);
        assertThat(waiting.getExceptionMessage()).isNull();
    }

    @Test
    void tellsAllWhenItsTurnComesThoughSomebodyHasClosedIt() {
        clock.moveTo(AFailure.at("2026-12-01T08:00"));
        door.startBefore(KEY, "2026-11", "CloseAvailabilityMonth", Map.of());
        assertThat(told()).isZero();

        clock.moveTo(AFailure.at("2026-12-01T09:00"));
        processes.execute(processes.running(KEY, "2026-11"), "MeasuredMonthIsOver");
        processes.executeAll(KEY, "TellMissedObjectives");
        door.startBefore(KEY, "2026-11", "TellMissedObjectives", Map.of());

        assertThat(told()).isOne();
        assertThat(processes.all(KEY)).hasSize(1);
    }

    private long told() {
        return notices.about(List.of(BREST)).stream()
                .filter(notice -> notice.notice().kind().equals("objective-missed"))
                .count();
    }
}
