package fr.allset.tacite.notification;

import static fr.allset.tacite.notification.NoticeExamples.aNotice;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.TaciteTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@TaciteTest
class NoticesTest {

    @Autowired
    Notices notices;

    @Autowired
    RuntimeService processes;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    MovableClock clock;

    @Test
    void keepWhatWasWrittenToWhom() {
        var notice = aNotice().body("Noël à l'œuvre : 12,50 € – « ça va » 🎄\n").build();

        var recorded = notices.record(notice);

        assertThat(notices.find(recorded.id())).contains(recorded);
        assertThat(recorded.notice()).isEqualTo(notice);
        assertThat(recorded.recordedAt()).isEqualTo(clock.instant());
        assertThat(recorded.status()).isEqualTo(NoticeStatus.RECORDED);
        assertThat(recorded.messageId()).matches("<[0-9a-f-]{36}@allset\\.example>");
        assertThat(processesOf(recorded)).isOne();
    }

    @Test
    void keepTheFilesThatGoWithANotice() {
        var files = List.of(
                new NoticeAttachment("a.ics", "text/calendar; charset=UTF-8", new byte[] {0, 1, (byte) 0xff}),
                new NoticeAttachment("b.pdf", "application/pdf", new byte[0]));

        var recorded = notices.record(aNotice().build(), files);
        notices.record(aNotice().build(), List.of());

        assertThat(notices.attachments(recorded.id())).isEqualTo(files);
    }

    @Test
    void recordAKeyOnceAndSendItOnce() {
        var first = notices.record(aNotice().build());

        var second = notices.record(aNotice().subject("Un autre objet").build());

        assertThat(second).isEqualTo(first);
        assertThat(notices.list(0, 10, "").total()).isOne();
        assertThat(processesOf(first)).isOne();
    }

    @Test
    void goWithTheCallersTransaction() {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            notices.record(aNotice().build());
            transaction.setRollbackOnly();
        });

        assertThat(notices.findByKey(aNotice().build().key())).isEmpty();
        assertThat(processes
                        .createProcessInstanceQuery()
                        .processDefinitionKey("send-notice")
                        .count())
                .isZero();
    }

    @RepeatedTest(5)
    void recordAKeyOnceWhenManyRecordItAtTheSameMoment() throws Exception {
        int callers = 6;
        var together = new CyclicBarrier(callers);
        var pool = Executors.newFixedThreadPool(callers);
        try {
            List<Future<RecordedNotice>> answers = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                int number = caller;
                answers.add(pool.submit(() -> new TransactionTemplate(transactions).execute(transaction -> {
                    await(together);
                    var recorded = notices.record(aNotice().build());
                    // whoever lost the race goes on in the same transaction
                    notices.record(aNotice().key("own/" + number).build());
                    return recorded;
                })));
            }

            var recorded = new ArrayList<RecordedNotice>();
            for (var answer : answers) {
                recorded.add(answer.get(60, TimeUnit.SECONDS));
            }
            assertThat(recorded).hasSize(callers).containsOnly(recorded.get(0));
            assertThat(notices.list(0, 100, "").total()).isEqualTo(1 + callers);
            assertThat(processesOf(recorded.get(0))).isOne();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void recordAKeyThatAnotherTransactionTookAndGaveBack() throws Exception {
        var taken = new CountDownLatch(1);
        var pool = Executors.newSingleThreadExecutor();
        try {
            var other = pool.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                notices.record(aNotice().build());
                taken.countDown();
                transaction.setRollbackOnly();
            }));
            assertThat(taken.await(30, TimeUnit.SECONDS)).isTrue();

            var recorded = notices.record(aNotice().build());

            other.get(30, TimeUnit.SECONDS);
            assertThat(notices.find(recorded.id())).contains(recorded);
            assertThat(processesOf(recorded)).isOne();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void areListedNewestFirstPageByPage() {
        for (int number = 1; number <= 5; number++) {
            notices.record(
                    aNotice().key("k/" + number).about("DR-2026-000" + number).build());
        }

        var firstPage = notices.list(0, 2, "");
        var lastPage = notices.list(2, 2, "");

        assertThat(firstPage.entries())
                .extracting(recorded -> recorded.notice().about())
                .containsExactly("DR-2026-0005", "DR-2026-0004");
        assertThat(lastPage.entries())
                .extracting(recorded -> recorded.notice().about())
                .containsExactly("DR-2026-0001");
        assertThat(firstPage.total()).isEqualTo(5);
        assertThat(firstPage.pages()).isEqualTo(3);
    }

    @Test
    void areFoundByNumberCustomerOrRecipient() {
        notices.record(aNotice()
                .key("k/1")
                .about("DR-2026-0001")
                .customerNumber("C-0001")
                .build());
        notices.record(aNotice()
                .key("k/2")
                .about("DR-2026-0002")
                .customerNumber("C-0002")
                .recipientName("Élodie 100%_!")
                .build());

        assertThat(keysFound("dr-2026-0002")).containsExactly("k/2");
        assertThat(keysFound(" C-0001 ")).containsExactly("k/1");
        assertThat(keysFound("boulangerie")).containsExactly("k/2", "k/1");
        assertThat(keysFound("100%_!")).containsExactly("k/2");
        assertThat(keysFound("_")).containsExactly("k/2");
        assertThat(keysFound("' or 1=1 --")).isEmpty();
    }

    private List<String> keysFound(String search) {
        return notices.list(0, 10, search).entries().stream()
                .map(recorded -> recorded.notice().key())
                .toList();
    }

    private long processesOf(RecordedNotice notice) {
        return processes
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(Long.toString(notice.id()), "send-notice")
                .count();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
