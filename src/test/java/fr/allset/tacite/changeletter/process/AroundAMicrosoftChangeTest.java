package fr.allset.tacite.changeletter.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static fr.allset.tacite.testing.OpenDoor.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.change.AnAnnouncement;
import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.change.RevisionStatus;
import fr.allset.tacite.changeletter.AChange;
import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.process.NobodyDecided;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.OpenDoor;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.time.ContractTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever brings the process of a change to a step, customers are told what a person has decided (art. 1). What asks them to act a second
 * person has approved, and nobody is gone after before the day. Two customers are to act by 15 March 2027.
 *
 */
@TaciteTest
@DisplayName("Around a change of Microsoft's")
class AroundAMicrosoftChangeTest {

    private static final String KEY = MicrosoftChangeProcess.KEY;
    private static final String MANAGER = "gestionnaire";
    private static final String SECOND = "relectrice";
    private static final LocalDate ACTION = LocalDate.of(2027, 3, 15);
    private static final LocalDate THIRTY_DAYS_BEFORE = LocalDate.of(2027, 2, 13);

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    @Autowired
    AChange change;

    @Autowired
    ChangeHandling changeHandling;

    @Autowired
    ChangeCommunication told;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private OpenDoor door;
    private String number;

    @BeforeEach
    void aTextThatNobodyHasAssessed() {
        door = new OpenDoor(engine);
        portfolios.hold(numbered("ABO-1"), numbered("ABO-9").onSite("LYON").ofCustomer("CLI-9"));
        number = change.shown(AnAnnouncement.major().toActBy(ACTION));
        processes.executeAll(KEY, "PresentRevision");
    }

    // ---- nobody is told of what nobody has approved

    @ParameterizedTest
    @ValueSource(strings = {"TellClients", "TellFurtherClients"})
    void tellsNobodyOfWhatNobodyHasAssessed(String step) {
        assertRefused(() -> start(step, Map.of()), OutOfTurn.class);

        assertThat(letters()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TellClients", "TellFurtherClients"})
    void tellsNobodyToActBeforeASecondPersonHasApproved(String step) {
        assess();

        assertRefused(() -> start(step, Map.of("assessmentApproved", true)), OutOfTurn.class);

        assertThat(letters()).isZero();
        assertThat(status()).isEqualTo(RevisionStatus.TO_REVIEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RecordAssessment", "RecordReview", "RecordFollowUp"})
    void decidesNothingThatNobodyHasDecided(String step) {
        assess();

        assertRefused(() -> start(step, Map.of("review", "approve", "reminderAsked", true)), NobodyDecided.class);

        assertThat(status()).isEqualTo(RevisionStatus.TO_REVIEW);
    }

    /** The form leads back; and were it written so into the rows, nobody would be told all the same. */
    @Test
    void isApprovedByNobodyWhoHasAssessedIt() {
        var process = assess();
        processes.complete(process, "ReviewAssessment", MANAGER, Map.of("review", "approve"));
        assertThat(status()).isEqualTo(RevisionStatus.TO_REVIEW);

        jdbc.sql("update change_assessment set approved = true, reviewed_by = assessed_by")
                .update();
        jdbc.sql("update change_revision set status = 'TELLING'").update();
        assertRefused(() -> start("TellClients", Map.of()), OutOfTurn.class);

        assertThat(letters()).isZero();
    }

    // ---- each is told, and once

    @Test
    void isNotOnRecordAsToldBeforeAllAreTold() {
        approve(assess());

        assertRefused(() -> start("RecordTold", Map.of()), OutOfTurn.class);

        assertThat(status()).isEqualTo(RevisionStatus.TELLING);
    }

    @Test
    void passesNobodyOverWhateverAVariableSays() {
        approve(assess());

        start("TellClients", Map.of("toldUpTo", "ZZZ"));
        processes.executeAll(KEY, "TellClients");

        assertThat(letters()).isEqualTo(2);
    }

    @Test
    void tellsEachOnceHoweverOftenItIsSentOff() {
        toldToAct();

        start("TellClients", Map.of());
        start("TellFurtherClients", Map.of());

        assertThat(letters()).isEqualTo(2);
        assertThat(told.told(number, 1)).isEqualTo(2);
    }

    // ---- nobody is gone after too early, and nothing is closed

    @Test
    void remindsNobodyBeforeTheCountdownBegins() {
        toldToAct();
        change.reminderAsked(number, 1);

        assertRefused(() -> start("RemindClients", Map.of("countdownAt", Date.from(clock.instant()))), OutOfTurn.class);

        assertThat(letters()).isEqualTo(2);
    }

    @Test
    void remindsNobodyWhenNobodyHasAskedForIt() {
        toldToAct();
        clock.moveTo(THIRTY_DAYS_BEFORE);

        assertRefused(() -> start("RemindClients", Map.of("reminderAsked", true)), OutOfTurn.class);

        assertThat(letters()).isEqualTo(2);
    }

    /** The letters wait to be written when the release comes that asks its rows who wanted them. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesAfterThemAsWasAskedForBeforeTheUpgrade(boolean answers) throws IOException {
        var process = toldToAct();
        clock.moveTo(THIRTY_DAYS_BEFORE);
        processes.execute(process, "CountdownReached");
        processes.execute(process, "TellClients");
        processes.complete(
                process,
                "FollowUpClients",
                MANAGER,
                Map.of("answeredCustomers", answers ? "CLI-9" : "", "reminderAsked", true));
        jdbc.sql("delete from change_reminder").update();
        jdbc.sql("delete from decision").update();

        upgrade();
        processes.execute(process, "RemindClients");

        assertThat(letters()).isEqualTo(answers ? 3 : 4);
        assertThat(process).isWaitingAt("CountdownReached");
    }

    @Test
    void goesAfterNobodyAfterTheUpgradeWhenNobodyHasAskedForIt() throws IOException {
        toldToAct();
        clock.moveTo(THIRTY_DAYS_BEFORE);

        upgrade();

        assertRefused(() -> start("RemindClients", Map.of("reminderAsked", true)), OutOfTurn.class);
    }

    @Test
    void asksNobodyToGoAfterThemThoughTheTimerRingsEarly() {
        var process = toldToAct();

        processes.execute(process, "CountdownReached");
        processes.execute(process, "TellClients");

        assertThat(processes.hasJob(process, "CountdownReached")).isTrue();
        assertThat(letters()).isEqualTo(2);
    }

    @Test
    void isNotClosedBeforeTheDayIsOver() {
        var process = toldToAct();
        assertRefused(() -> start("CloseChange", Map.of("actionAsked", false)), OutOfTurn.class);
        clock.moveTo(THIRTY_DAYS_BEFORE);
        processes.execute(process, "CountdownReached");
        processes.execute(process, "TellClients");

        assertRefused(() -> processes.execute(process, "ActionDayOver"), OutOfTurn.class);

        assertThat(status()).isEqualTo(RevisionStatus.TOLD);
        clock.moveTo(ContractTime.startOf(ACTION.plusDays(1)));
        processes.execute(process, "ActionDayOver");
        assertThat(status()).isEqualTo(RevisionStatus.CLOSED);
    }

    // ---- what the tests share

    private ProcessInstance assess() {
        var process = processes.running(KEY, number + "/1");
        var form = new HashMap<String, Object>(Map.of(
                "decision", "inform",
                "exchangeOnline", true,
                "subject", "L'authentification de base s'arrête",
                "meaning", "Les anciens logiciels de messagerie ne se connectent plus.",
                "toDo", "Mettez vos logiciels à jour.",
                "actionBy", ACTION.toString(),
                "urgent", true));
        processes.complete(process, "AssessChange", MANAGER, form);
        return process;
    }

    private ProcessInstance approve(ProcessInstance process) {
        processes.complete(process, "ReviewAssessment", SECOND, Map.of("review", "approve"));
        return process;
    }

    private ProcessInstance toldToAct() {
        var process = approve(assess());
        processes.execute(process, "TellClients");
        return process;
    }

    private void start(String step, Map<String, Object> variables) {
        door.startBefore(KEY, number + "/1", step, variables);
    }

    /** What the migration puts into the new table. */
    private void upgrade() throws IOException {
        var migration = new ClassPathResource("db/migration/V18__change_reminder.sql");
        Stream.of(migration.getContentAsString(StandardCharsets.UTF_8).split(";"))
                .filter(statement -> statement.contains("insert into"))
                .forEach(statement -> jdbc.sql(statement).update());
    }

    private RevisionStatus status() {
        return changeHandling.revision(number, 1).status();
    }

    private int letters() {
        return notices.about(List.of(number)).size();
    }
}
