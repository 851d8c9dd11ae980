package fr.allset.tacite.notification.process;

import static fr.allset.tacite.notification.NoticeExamples.aNotice;
import static fr.allset.tacite.testing.OpenDoor.assertRefused;
import static fr.allset.tacite.testing.Stage.MAIL_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.notification.NoticeStatus;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.notification.delivery.NoticeDelivery;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.process.NobodyDecided;
import fr.allset.tacite.testing.OpenDoor;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A letter goes out once, and not at all once a person has given it up. */
@TaciteTest
@DisplayName("Around a notice")
class AroundANoticeTest {

    private static final String KEY = SendNoticeProcess.KEY;

    @Autowired
    Notices notices;

    @Autowired
    NoticeDelivery delivery;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    private OpenDoor door;
    private RecordedNotice notice;

    @BeforeEach
    void isRecorded() {
        door = new OpenDoor(engine);
        notice = notices.record(aNotice().build());
    }

    @Test
    void goesOutOnce() {
        var key = processes.all(KEY).get(0).getBusinessKey();
        processes.executeAll(KEY, SendNoticeProcess.SEND_NOTICE);

        door.startBefore(KEY, key, SendNoticeProcess.SEND_NOTICE, Map.of());

        assertThat(MAIL_SERVER.accepted()).hasSize(1);
    }

    @Test
    void goesOutOnceThoughTwoSendItAtTheSameMoment() throws Exception {
        for (int round = 0; round < 6; round++) {
            MAIL_SERVER.reset();
            var letter = notices.record(aNotice().key("DR-2026-0001/" + round).build());
            Callable<Boolean> sending = () -> {
                delivery.send(letter.id());
                return true;
            };

            assertThat(Race.between(round, sending, sending, sending)).allMatch(Race.Outcome::succeeded);

            assertThat(MAIL_SERVER.accepted()).hasSize(1);
            assertThat(notices.find(letter.id()).orElseThrow().attempts()).isOne();
        }
    }

    @Test
    void doesNotGoOutOnceAPersonHasGivenItUp() {
        delivery.abandon(notice.id(), "Prévenue par téléphone");
        var key = processes.all(KEY).get(0).getBusinessKey();

        assertRefused(() -> door.startBefore(KEY, key, SendNoticeProcess.SEND_NOTICE, Map.of()), OutOfTurn.class);

        assertThat(MAIL_SERVER.accepted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CorrectNoticeAddress", "AbandonNotice"})
    void isRedirectedAndGivenUpByNobodyButWhoFillsInTheForm(String step) {
        var key = processes.all(KEY).get(0).getBusinessKey();

        assertRefused(
                () -> door.startBefore(
                        KEY, key, step, Map.of("correctedAddress", "autre@ailleurs.example", "reason", "Sans raison")),
                NobodyDecided.class);

        var stands = notices.find(notice.id()).orElseThrow();
        assertThat(stands.status()).isEqualTo(NoticeStatus.RECORDED);
        assertThat(stands.notice().recipientAddress()).isEqualTo(notice.notice().recipientAddress());
    }
}
