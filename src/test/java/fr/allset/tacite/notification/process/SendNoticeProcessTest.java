package fr.allset.tacite.notification.process;

import static fr.allset.tacite.notification.NoticeExamples.aNotice;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.notification.NoticeStatus;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.notification.RecordedNotice;
import fr.allset.tacite.notification.delivery.MailDelayed;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.ScriptedSmtpServer;
import fr.allset.tacite.testing.ScriptedSmtpServer.Turn;
import fr.allset.tacite.testing.Stage;
import fr.allset.tacite.testing.TaciteTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The letter usually goes out at the first try; each test says how the mail server spoils it. */
@TaciteTest
class SendNoticeProcessTest {

    static final ScriptedSmtpServer SERVER = Stage.MAIL_SERVER;

    @Autowired
    Notices notices;

    @Autowired
    RuntimeService processes;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    RunningProcesses people;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    MovableClock clock;

    @Test
    void sendsTheNoticeAfterTheRecordHasCommitted() {
        var notice = notices.record(aNotice().build());
        var process = processOf(notice);
        assertThat(process).isWaitingAt(SendNoticeProcess.SEND_NOTICE);
        Assertions.assertThat(SERVER.texts()).isEmpty();

        attempt(process);

        assertThat(process).isEnded().hasPassed("NoticeSent");
        Assertions.assertThat(SERVER.accepted())
                .singleElement()
                .asString()
                .contains("Message-ID: " + notice.messageId());
        var sent = reread(notice);
        Assertions.assertThat(sent.status()).isEqualTo(NoticeStatus.SENT);
        Assertions.assertThat(sent.sentAt()).isEqualTo(clock.instant());
        Assertions.assertThat(sent.attempts()).isOne();
        Assertions.assertThat(sent.lastError()).isNull();
    }

    @Test
    void triesAgainAMinuteLaterWhenTheServerIsBusyAndRemembersWhatItSaid() {
        var notice = notices.record(aNotice().build());
        var process = processOf(notice);
        SERVER.next(Turn.MAILBOX_BUSY);

        delayedAttempt(process);

        var delayed = reread(notice);
        Assertions.assertThat(delayed.status()).isEqualTo(NoticeStatus.RECORDED);
        Assertions.assertThat(delayed.lastError()).contains("450 4.2.0 Greylisted");
        Assertions.assertThat(delayed.attempts()).isOne();
        Assertions.assertThat(sending(process).getRetries()).isEqualTo(5);
        Assertions.assertThat(sending(process).getDuedate().toInstant())
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(1)));

        attempt(process);

        assertThat(process).isEnded().hasPassed("NoticeSent");
        Assertions.assertThat(reread(notice).lastError()).isNull();
        Assertions.assertThat(reread(notice).attempts()).isEqualTo(2);
    }

    @Test
    void sendsTheSameMailAgainWithTheDateOfItsSending() {
        var notice = notices.record(aNotice().build());
        var process = processOf(notice);
        SERVER.next(Turn.SHORT_OF_DISK_AT_THE_END);

        delayedAttempt(process);
        clock.moveTo(clock.instant().plus(Duration.ofHours(3)));
        attempt(process);

        assertThat(process).isEnded();
        Assertions.assertThat(SERVER.texts()).hasSize(2);
        Assertions.assertThat(SERVER.texts().get(0)).contains("Date: Mon, 23 Nov 2026 09:00:00 +0000");
        Assertions.assertThat(SERVER.texts().get(1)).contains("Date: Mon, 23 Nov 2026 12:00:00 +0000");
        Assertions.assertThat(withoutDate(SERVER.texts().get(1)))
                .isEqualTo(withoutDate(SERVER.texts().get(0)))
                .contains(notice.messageId());
    }

    private static String withoutDate(String text) {
        return text.replaceAll("(?m)^Date: .*$", "");
    }

    /** The server had all of it and did not answer: sent again it may arrive twice, so nobody sends it again but a person. */
    @Test
    void isNotSentAgainByItselfWhenNobodyKnowsWhetherItArrived() {
        var notice = notices.record(aNotice().build());
        var process = unknown(notice);

        var uncertain = reread(notice);
        Assertions.assertThat(uncertain.status()).isEqualTo(NoticeStatus.FAILED);
        Assertions.assertThat(uncertain.unknownSince()).isEqualTo(clock.instant());
        Assertions.assertThat(form(process).get("situation")).asString().contains("nul ne sait");
        Assertions.assertThat(SERVER.texts()).hasSize(1);
    }

    @Test
    void isSentAgainWhenTheClientHasNotGotIt() {
        var notice = notices.record(aNotice().build());
        var process = unknown(notice);

        people.complete(
                process,
                SendNoticeProcess.RESOLVE_UNDELIVERED_NOTICE,
                "gestionnaire",
                Map.of(
                        "resolution",
                        "SEND_AGAIN",
                        "correctedAddress",
                        notice.notice().recipientAddress()));
        attempt(process);

        assertThat(process).isEnded().hasPassed("NoticeSent");
        Assertions.assertThat(SERVER.texts()).hasSize(2);
        Assertions.assertThat(reread(notice).unknownSince()).isNull();
    }

    @Test
    void countsAsSentWhenTheClientHasGotIt() {
        var notice = notices.record(aNotice().build());
        var process = unknown(notice);
        var since = clock.instant();
        clock.moveTo(since.plus(Duration.ofDays(1)));

        people.complete(
                process, SendNoticeProcess.RESOLVE_UNDELIVERED_NOTICE, "gestionnaire", Map.of("resolution", "ARRIVED"));

        assertThat(process).isEnded().hasPassed("ConfirmNotice", "NoticeSent");
        Assertions.assertThat(SERVER.texts()).hasSize(1);
        Assertions.assertThat(reread(notice).status()).isEqualTo(NoticeStatus.SENT);
        Assertions.assertThat(reread(notice).sentAt()).isEqualTo(since);
    }

    /** A refusal is known: nobody says that such a letter has arrived. */
    @Test
    void doesNotCountAsSentWhenItWasRefused() {
        var notice = notices.record(aNotice().build());
        var process = processOf(notice);
        SERVER.next(Turn.NO_SUCH_MAILBOX);
        attempt(process);

        assertThatThrownBy(() -> people.complete(
                        process,
                        SendNoticeProcess.RESOLVE_UNDELIVERED_NOTICE,
                        "gestionnaire",
                        Map.of("resolution", "ARRIVED")))
                .hasMessageContaining("est connue");

        assertThat(process).isWaitingAt(SendNoticeProcess.RESOLVE_UNDELIVERED_NOTICE);
        Assertions.assertThat(reread(notice).status()).isEqualTo(NoticeStatus.FAILED);
    }

    /** The mail server was down past the day that the letter speaks of. */
    @Test
    void doesNotGoOutByItselfOnceItsDayHasPassed() {
        var notice = notices.record(aNotice().build(), clock.instant().plus(Duration.ofHours(1)));
        var process = processOf(notice);
        SERVER.next(Turn.TOO_BUSY_TO_GREET);
        delayedAttempt(process);
        clock.moveTo(clock.instant().plus(Duration.ofHours(1)));

        attempt(process);

        assertThat(process).isWaitingAtExactly(SendNoticeProcess.RESOLVE_UNDELIVERED_NOTICE);
        Assertions.assertThat(form(process).get("situation")).asString().contains("n'est pas parti à temps");
        Assertions.assertThat(SERVER.texts()).isEmpty();
        resolve(process, Map.of("resolution", "SEND_AGAIN", "correctedAddress", "zoe@nouvelle.example"));
        attempt(process);
        assertThat(process).isEnded().hasPassed("NoticeSent");
        Assertions.assertThat(SERVER.texts()).as("a person has decided so").hasSize(1);
    }

    private ProcessInstance unknown(RecordedNotice notice) {
        var process = processOf(notice);
        SERVER.next(Turn.HANGS_UP_AFTER_THE_TEXT);
        attempt(process);
        assertThat(process)
                .isWaitingAtExactly(SendNoticeProcess.RESOLVE_UNDELIVERED_NOTICE)
                .hasPassed("NoticeOutcomeUnknown");
        return process;
    }

    @Test
    void becomesAnIncidentWhenTheSixthTryFailsAndTheNoticeSaysSo() {
        var notice = notices.record(aNotice().build());
        var process = processOf(notice);
        List<Duration> waits = List.of(
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(12));
        for (Duration wait : waits) {
            SERVER.next(Turn.TOO_BUSY_TO_GREET);
            delayedAttempt(process);
            Assertions.assertThat(sending(process).getDuedate().toInstant())
                    .isEqualTo(clock.instant().plus(wait));
            Assertions.assertThat(reread(notice).status()).isEqualTo(NoticeStatus.RECORDED);
        }

        SERVER.next(Turn.TOO_BUSY_TO_GREET);
        delayedAttempt(process);

        Assertions.assertThat(processes
                        .createIncidentQuery()
                        .processInstanceId(process.getId())
                        .list())
                .singleElement()
                .satisfies(incident ->
                        Assertions.assertThat(incident.getIncidentMessage()).contains("421"));
        var failed = reread(notice);
        Assertions.assertThat(failed.status()).isEqualTo(NoticeStatus.FAILED);
        Assertions.assertThat(failed.lastError()).contains("421");
        Assertions.assertThat(failed.attempts()).isEqualTo(6);

        retryInCockpit(process);
        Assertions.assertThat(sending(process).getDuedate().toInstant())
                .as("tried now, and not in twelve hours")
                .isEqualTo(clock.instant());
        SERVER.next(Turn.MAILBOX_BUSY);
        delayedAttempt(process);
        Assertions.assertThat(reread(notice).status()).isEqualTo(NoticeStatus.FAILED);

        retryInCockpit(process);
        attempt(process);

        assertThat(process).isEnded().hasPassed("NoticeSent");
        Assertions.assertThat(reread(notice).status()).isEqualTo(NoticeStatus.SENT);
    }

    @Test
    void asksAnAccountManagerAtOnceWhenTheAddressIsRefusedAndSendsToTheCorrectedOne() {
        var notice = notices.record(
                aNotice().recipientAddress("zoe@ancienne.example").build());
        var process = processOf(notice);
        SERVER.next(Turn.NO_SUCH_MAILBOX);

        attempt(process);

        assertThat(process)
                .isWaitingAt(SendNoticeProcess.RESOLVE_UNDELIVERED_NOTICE)
                .hasNotPassed("NoticeSent");
        assertThat(process).task().hasCandidateGroup("account-managers");
        Assertions.assertThat(form(process))
                .containsEntry("recipient", "Zoé Lefèvre <zoe@ancienne.example>")
                .containsEntry("subject", notice.notice().subject())
                .containsEntry("about", "DR-2026-0001")
                .containsEntry("error", "550 5.1.1 User unknown")
                .containsEntry("correctedAddress", "zoe@ancienne.example");
        Assertions.assertThat(reread(notice).status()).isEqualTo(NoticeStatus.FAILED);
        Assertions.assertThat(processes.createIncidentQuery().count()).isZero();

        resolve(process, Map.of("resolution", "SEND_AGAIN", "correctedAddress", " zoe@nouvelle.example "));
        assertThat(process).isWaitingAt(SendNoticeProcess.SEND_NOTICE);
        Assertions.assertThat(reread(notice).status()).isEqualTo(NoticeStatus.RECORDED);
        attempt(process);

        assertThat(process).isEnded().hasPassed("NoticeSent");
        Assertions.assertThat(SERVER.recipients()).containsExactly("zoe@ancienne.example", "zoe@nouvelle.example");
        Assertions.assertThat(SERVER.accepted())
                .singleElement()
                .asString()
                .contains("Message-ID: " + notice.messageId());
        Assertions.assertThat(reread(notice).notice().recipientAddress()).isEqualTo("zoe@nouvelle.example");
    }

    @Test
    void asksAgainWithAnEmptyFormWhenTheCorrectedAddressIsRefusedToo() {
        var notice = notices.record(aNotice().build());
        var process = processOf(notice);
        SERVER.next(Turn.NO_SUCH_MAILBOX, Turn.REFUSES_THE_TEXT);
        attempt(process);
        resolve(process, Map.of("resolution", "SEND_AGAIN", "correctedAddress", "zoe@nouvelle.example"));

        attempt(process);

        assertThat(process).isWaitingAt(SendNoticeProcess.RESOLVE_UNDELIVERED_NOTICE);
        Assertions.assertThat(form(process))
                .doesNotContainKey("resolution")
                .containsEntry("error", "554 5.7.1 Looks like spam")
                .containsEntry("correctedAddress", "zoe@nouvelle.example");
    }

    @Test
    void asksAnAccountManagerWhenTheAddressCannotEvenBeWritten() {
        var process = processOf(notices.record(
                aNotice().recipientAddress("zoé à la boulangerie").build()));

        attempt(process);

        assertThat(process).isWaitingAt(SendNoticeProcess.RESOLVE_UNDELIVERED_NOTICE);
        Assertions.assertThat(SERVER.recipients()).isEmpty();
    }

    @Test
    void showsTheBeginningOfARefusalThatIsLongerThanAVariable() {
        var process = processOf(notices.record(aNotice().build()));
        SERVER.next(Turn.NO_SUCH_MAILBOX_AND_MUCH_TO_SAY);

        attempt(process);

        assertThat(process).isWaitingAt(SendNoticeProcess.RESOLVE_UNDELIVERED_NOTICE);
        Assertions.assertThat(form(process).get("error"))
                .asString()
                .startsWith("550-5.1.1 There are many")
                .hasSize(1000);
    }

    @Test
    void endsWithoutSendingWhenTheAccountManagerSaysWhy() {
        var notice = notices.record(aNotice().build());
        var process = refused(notice);

        resolve(process, Map.of("resolution", "ABANDON", "reason", "Prévenue par téléphone"));

        assertThat(process).isEnded().hasPassed("NoticeAbandoned").hasNotPassed("NoticeSent");
        var abandoned = reread(notice);
        Assertions.assertThat(abandoned.status()).isEqualTo(NoticeStatus.FAILED);
        Assertions.assertThat(abandoned.abandonedBecause()).isEqualTo("Prévenue par téléphone");
        Assertions.assertThat(abandoned.lastError()).isEqualTo("550 5.1.1 User unknown");
    }

    @Test
    void leavesTheTaskOpenWhenTheDecisionIsIncomplete() {
        var notice = notices.record(aNotice().build());
        var process = refused(notice);

        assertThatThrownBy(() ->
                        resolve(process, Map.of("resolution", "SEND_AGAIN", "correctedAddress", "pas une adresse")))
                .hasCauseInstanceOf(Refusal.class);
        assertThatThrownBy(() -> resolve(
                        process,
                        Map.of("resolution", "SEND_AGAIN", "correctedAddress", "zoe@a.example\r\nBcc: x@y.example")))
                .hasCauseInstanceOf(Refusal.class);
        assertThatThrownBy(() -> resolve(process, Map.of("resolution", "ABANDON", "reason", "  ")))
                .hasCauseInstanceOf(Refusal.class);
        assertThatThrownBy(() -> resolve(process, Map.of("resolution", "autre chose")))
                .hasMessageContaining("IsNoticeToBeSentAgain");

        assertThat(process).isWaitingAt(SendNoticeProcess.RESOLVE_UNDELIVERED_NOTICE);
        Assertions.assertThat(reread(notice).abandonedBecause()).isNull();
        Assertions.assertThat(reread(notice).notice().recipientAddress())
                .isEqualTo(notice.notice().recipientAddress());
    }

    @Test
    void raisesTheTaskToTheLateOnesAfterTwoDays() {
        var process = refused(notices.record(aNotice().build()));
        var timeout = management
                .createJobQuery()
                .processInstanceId(process.getId())
                .timers()
                .singleResult();
        Assertions.assertThat(timeout.getDuedate().toInstant())
                .isEqualTo(clock.instant().plus(Duration.ofDays(2)));

        management.executeJob(timeout.getId());

        assertThat(process).isWaitingAt(SendNoticeProcess.RESOLVE_UNDELIVERED_NOTICE);
        Assertions.assertThat(tasks.createTaskQuery()
                        .processInstanceId(process.getId())
                        .singleResult()
                        .getPriority())
                .isEqualTo(100);
    }

    /** The engine's transaction may roll back after the server's 250, for instance when its job was taken twice. */
    @Test
    void doesNotSendAgainWhenTheEngineRepeatsAJobWhoseMailWasAccepted() {
        var notice = notices.record(aNotice().build());
        var process = processOf(notice);
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            attempt(process);
            transaction.setRollbackOnly();
        });
        assertThat(process).isWaitingAt(SendNoticeProcess.SEND_NOTICE);

        attempt(process);

        assertThat(process).isEnded().hasPassed("NoticeSent");
        Assertions.assertThat(SERVER.accepted()).hasSize(1);
        Assertions.assertThat(reread(notice).attempts()).isOne();
    }

    @Test
    void holdsUpNoOtherNoticeWhenOneIsRefused() {
        var refused = notices.record(aNotice().key("a").build());
        var other = notices.record(aNotice().key("b").build());
        SERVER.next(Turn.NO_SUCH_MAILBOX);

        attempt(processOf(refused));
        attempt(processOf(other));

        Assertions.assertThat(reread(other).status()).isEqualTo(NoticeStatus.SENT);
    }

    private ProcessInstance refused(RecordedNotice notice) {
        var process = processOf(notice);
        SERVER.next(Turn.NO_SUCH_MAILBOX);
        attempt(process);
        return process;
    }

    private ProcessInstance processOf(RecordedNotice notice) {
        return processes
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(Long.toString(notice.id()), SendNoticeProcess.KEY)
                .singleResult();
    }

    private Job sending(ProcessInstance process) {
        return management
                .createJobQuery()
                .processInstanceId(process.getId())
                .activityId(SendNoticeProcess.SEND_NOTICE)
                .singleResult();
    }

    private void attempt(ProcessInstance process) {
        management.executeJob(sending(process).getId());
    }

    private void delayedAttempt(ProcessInstance process) {
        assertThatThrownBy(() -> attempt(process)).isInstanceOf(MailDelayed.class);
    }

    private void retryInCockpit(ProcessInstance process) {
        management.setJobRetries(sending(process).getId(), 1);
        Assertions.assertThat(processes
                        .createIncidentQuery()
                        .processInstanceId(process.getId())
                        .count())
                .isZero();
    }

    private void resolve(ProcessInstance process, Map<String, Object> decision) {
        people.complete(
                tasks.createTaskQuery().processInstanceId(process.getId()).singleResult(), "gestionnaire", decision);
    }

    private Map<String, Object> form(ProcessInstance process) {
        return forms.getTaskFormVariables(tasks.createTaskQuery()
                .processInstanceId(process.getId())
                .singleResult()
                .getId());
    }

    private RecordedNotice reread(RecordedNotice notice) {
        return notices.find(notice.id()).orElseThrow();
    }
}
