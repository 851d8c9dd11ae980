package fr.allset.tacite.failure.mail.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static fr.allset.tacite.testing.OpenDoor.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.mailbox.IncomingMail;
import fr.allset.tacite.mailbox.IncomingMails;
import fr.allset.tacite.mailbox.MailReception;
import fr.allset.tacite.mailbox.MailState;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.process.NobodyDecided;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.OpenDoor;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mail of which Tacite does not know what to do becomes what a person says (art. 3), once. */
@TaciteTest
@DisplayName("Around a mail that is held")
class AroundAHeldMailTest {

    private static final String KEY = HeldMailProcess.KEY;
    private static final Map<String, Object> DISCARD = Map.of("mailDecision", "discard", "reason", "Publicité.");

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    @Autowired
    MailReception reception;

    @Autowired
    IncomingMails mails;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private OpenDoor door;
    private ProcessInstance process;

    @BeforeEach
    void isHeld() {
        door = new OpenDoor(engine);
        portfolios.hold(numbered("ABO-1").ofCustomer("CLI-A").withContactAt("contact@a.example"));
        reception.receive(new IncomingMail(
                "<1@ailleurs.example>",
                List.of(),
                clock.instant().minus(Duration.ofMinutes(10)),
                "inconnu@ailleurs.example",
                "Zoé",
                "Panne",
                "Rien ne marche.",
                1000,
                null,
                null,
                null));
        process = processes.all(KEY).get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notification", "addition", "discard"})
    void becomesNothingThatNobodyHasDecided(String decision) {
        var forged = new HashMap<String, Object>(Map.of("mailDecision", decision, "subscriptions", "ABO-1"));
        forged.put("reason", "Sans raison.");

        assertRefused(
                () -> door.startBefore(KEY, process.getBusinessKey(), "ApplyMailDecision", forged),
                NobodyDecided.class);

        assertThat(state()).isEqualTo(MailState.HELD);
        assertThat(failures()).isZero();
    }

    @Test
    void isNobodysTaskOnceItIsDecided() {
        processes.complete(process, "SortHeldMail", "support", DISCARD);

        assertRefused(
                () -> door.startBefore(KEY, process.getBusinessKey(), "PresentHeldMail", Map.of()), OutOfTurn.class);
        assertRefused(() -> door.startBefore(KEY, "ME-999999", "PresentHeldMail", Map.of()), OutOfTurn.class);

        assertThat(processes.all(KEY)).isEmpty();
    }

    @Test
    void isDecidedOnceHoweverManyTasksThereAre() {
        door.startBefore(KEY, process.getBusinessKey(), "SortHeldMail", Map.of());
        var second = processes.all(KEY).stream()
                .filter(other -> !other.getId().equals(process.getId()))
                .findFirst()
                .orElseThrow();
        processes.complete(process, "SortHeldMail", "support", DISCARD);

        processes.complete(
                second, "SortHeldMail", "support", Map.of("mailDecision", "notification", "subscriptions", "ABO-1"));

        assertThat(second).isWaitingAt("SortHeldMail").hasPassed("MailDecisionRefused");
        assertThat(state()).isEqualTo(MailState.DISCARDED);
        assertThat(failures()).isZero();
    }

    private MailState state() {
        return mails.find(HeldMailProcess.mail(process.getBusinessKey()))
                .orElseThrow()
                .verdict()
                .state();
    }

    private long failures() {
        return jdbc.sql("select count(*) from failure").query(Long.class).single();
    }
}
