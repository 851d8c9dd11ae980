package fr.allset.tacite.notification.process;

import static fr.allset.tacite.notification.NoticeExamples.aNotice;
import static fr.allset.tacite.testing.OpenDoor.assertRefused;
import static fr.allset.tacite.testing.Stage.MAIL_SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.allset.tacite.mailbox.DeliveryReport;
import fr.allset.tacite.mailbox.IncomingMail;
import fr.allset.tacite.mailbox.MailReception;
import fr.allset.tacite.notification.NoticeBounce;
import fr.allset.tacite.notification.NoticeStatus;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.notification.delivery.NoticeReturns;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.process.NobodyDecided;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.OpenDoor;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A letter that came back goes out again, or not, as one person has decided, once. */
@TaciteTest
@DisplayName("Around a letter that came back")
class AroundABouncedNoticeTest {

    private static final String KEY = BouncedNoticeProcess.KEY;
    private static final String TASK = "ResolveBouncedNotice";
    private static final String RIGHT_ADDRESS = "zoe.lefevre@ponant.example";

    @Autowired
    Notices notices;

    @Autowired
    NoticeReturns returns;

    @Autowired
    MailReception reception;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    @Autowired
    MovableClock clock;

    private OpenDoor door;
    private RecordedNotice letter;
    private String number;

    @BeforeEach
    void hasComeBack() {
        door = new OpenDoor(engine);
        letter = notices.record(aNotice().build());
        send();
        comesBack("<1@mx.example>");
        number = processes.all(KEY).get(0).getBusinessKey();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SendBouncedNotice", "AbandonBouncedNotice"})
    void isSentAgainAndGivenUpByNobodyButWhoFillsInTheForm(String step) {
        assertRefused(
                () -> door.startBefore(
                        KEY, number, step, Map.of("correctedAddress", "autre@ailleurs.example", "reason", "Sans.")),
                NobodyDecided.class);
        send();

        assertThat(reread().status()).isEqualTo(NoticeStatus.FAILED);
        assertThat(bounce().decidedAt()).isNull();
        assertThat(MAIL_SERVER.accepted()).hasSize(1);
    }

    /** Also when it has come back once more: what was decided on the first return stands. */
    @Test
    void isDecidedOnceForEachTimeItCameBack() {
        door.startBefore(KEY, number, TASK, Map.of());
        var first = processes.all(KEY).get(0);
        var second = processes.all(KEY).get(1);
        processes.complete(
                first, TASK, "gestionnaire", Map.of("resolution", "SEND_AGAIN", "correctedAddress", RIGHT_ADDRESS));
        send();

        for (var form : List.of(
                Map.<String, Object>of("resolution", "SEND_AGAIN", "correctedAddress", "autre@ailleurs.example"),
                Map.<String, Object>of("resolution", "ABANDON", "reason", "Sans."))) {
            assertThatExceptionOfType(FormFieldValidationException.class)
                    .isThrownBy(() -> processes.complete(second, TASK, "suppleante", form))
                    .withMessage("Ce retour est déjà réglé : Renvoyé à " + RIGHT_ADDRESS + ".");
        }

        assertThat(bounce().decidedBy()).isEqualTo("gestionnaire");
        assertThat(bounce().decision()).isEqualTo("Renvoyé à " + RIGHT_ADDRESS + ".");
        assertThat(reread().status()).isEqualTo(NoticeStatus.SENT);
        assertThat(reread().notice().recipientAddress()).isEqualTo(RIGHT_ADDRESS);
        assertThat(MAIL_SERVER.accepted()).hasSize(2);
    }

    @Test
    void isNotRedirectedByAnEarlierReturn() {
        long first = bounce().id();
        returns.sendAgain(first, RIGHT_ADDRESS, "gestionnaire");
        send();
        comesBack("<2@mx.example>");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> returns.sendAgain(first, "autre@ailleurs.example", "gestionnaire"))
                .returns("bounce-decided", Refusal::code);
        send();

        assertThat(reread().notice().recipientAddress()).isEqualTo(RIGHT_ADDRESS);
        assertThat(MAIL_SERVER.accepted()).hasSize(2);
    }

    private void send() {
        processes.executeAll(SendNoticeProcess.KEY, SendNoticeProcess.SEND_NOTICE);
    }

    private void comesBack(String messageId) {
        reception.receive(new IncomingMail(
                messageId,
                List.of(),
                clock.instant(),
                "postmaster@mx.example",
                "",
                "Undeliverable",
                "",
                1000,
                "un serveur de messagerie",
                null,
                new DeliveryReport(
                        List.of(letter.messageId()),
                        reread().notice().recipientAddress(),
                        reread().notice().recipientAddress(),
                        "failed",
                        "5.1.1",
                        "unknown user")));
    }

    private NoticeBounce bounce() {
        return notices.bouncesOf(List.of(letter.id())).get(0);
    }

    private RecordedNotice reread() {
        return notices.find(letter.id()).orElseThrow();
    }
}
