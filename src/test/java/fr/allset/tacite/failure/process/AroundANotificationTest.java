package fr.allset.tacite.failure.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static fr.allset.tacite.testing.OpenDoor.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.process.NobodyDecided;
import fr.allset.tacite.testing.OpenDoor;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A failure is on file when somebody has told it (art. 3), and gets one number. */
@TaciteTest
@DisplayName("Around a notification of a failure")
class AroundANotificationTest {

    private static final String KEY = FailureNotificationProcess.KEY;
    private static final Map<String, Object> TOLD = Map.of(
            "subscriptions", "ABO-1",
            "channel", "telephone",
            "reporter", "Camille Le Goff",
            "description", "Rien ne va plus",
            "partial", false);

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    private OpenDoor door;

    @BeforeEach
    void aCustomer() {
        door = new OpenDoor(engine);
        portfolios.receive(numbered("ABO-1").servedFrom("2026-01-31"));
    }

    @Test
    void isNotOnFileWhenNobodyHasToldIt() {
        assertRefused(
                () -> door.startBefore(KEY, "ND-2026-000009", "RegisterFailureNotification", TOLD),
                NobodyDecided.class);

        assertThat(notifications()).isZero();
        assertThat(notices.list(0, 1, "").total()).isZero();
    }

    /** A number that nobody has given is given once more to whoever asks, and to nobody else. */
    @Test
    void isToldOnceHoweverOftenItsNumberIsShown() {
        var told = processes.startFromForm(KEY, "gestionnaire", TOLD);
        long letters = notices.list(0, 1, "").total();

        door.startBefore(KEY, "ND-2026-000001", "GiveNotificationNumber", Map.of("recordedBy", "gestionnaire"));
        processes
                .all(KEY)
                .forEach(each -> processes.complete(each, "GiveNotificationNumber", "gestionnaire", Map.of()));

        assertThat(told).isEnded();
        assertThat(notifications()).isOne();
        assertThat(notices.list(0, 1, "").total()).isEqualTo(letters);
    }

    private long notifications() {
        return jdbc.sql("select count(*) from failure_notification")
                .query(Long.class)
                .single();
    }
}
