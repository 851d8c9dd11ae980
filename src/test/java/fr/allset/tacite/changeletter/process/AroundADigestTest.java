package fr.allset.tacite.changeletter.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static fr.allset.tacite.testing.OpenDoor.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.change.AnAnnouncement;
import fr.allset.tacite.change.AssessmentRequest;
import fr.allset.tacite.change.AssessmentRequest.Words;
import fr.allset.tacite.changeletter.AChange;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.OpenDoor;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A digest goes out at its hour (art. 1): one customer waits for that of the next Monday. */
@TaciteTest
@DisplayName("Around a digest")
class AroundADigestTest {

    private static final String KEY = ChangeDigestProcess.KEY;

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    @Autowired
    AChange change;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    private OpenDoor door;
    private ProcessInstance digest;

    @BeforeEach
    void somethingWaitsForIt() {
        door = new OpenDoor(engine);
        portfolios.hold(numbered("ABO-1"));
        var number = change.shown(AnAnnouncement.major());
        change.told(
                number,
                1,
                AssessmentRequest.informing(
                        Set.of(Component.EXCHANGE_ONLINE),
                        new Words("Des boutons se déplacent", "Les boutons d'Outlook sont ailleurs.", null),
                        null,
                        LocalDate.of(2027, 6, 1),
                        null,
                        false,
                        false));
        digest = processes.all(KEY).get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SendDigest", "CloseDigest"})
    void doesNotGoOutBeforeItsHour(String step) {
        assertRefused(() -> door.startBefore(KEY, digest.getBusinessKey(), step, Map.of()), OutOfTurn.class);

        assertThat(letters()).isZero();
    }

    @Test
    void doesNotGoOutThoughItsTimerRingsEarly() {
        processes.execute(digest, "DigestIsDue");

        assertRefused(() -> processes.execute(digest, "SendDigest"), OutOfTurn.class);

        assertThat(letters()).isZero();
    }

    @Test
    void isNotClosedAsLongAsSomebodyWaitsForItAndGoesOutOnce() {
        clock.moveTo(LocalDate.parse(digest.getBusinessKey()));
        assertRefused(() -> door.startBefore(KEY, digest.getBusinessKey(), "CloseDigest", Map.of()), OutOfTurn.class);

        processes.execute(digest, "DigestIsDue");
        processes.execute(digest, "SendDigest");
        door.startBefore(KEY, digest.getBusinessKey(), "SendDigest", Map.of());

        assertThat(letters()).isOne();
    }

    private long letters() {
        return notices.list(0, 50, "").entries().stream()
                .filter(letter -> letter.notice().kind().equals("change-digest"))
                .count();
    }
}
