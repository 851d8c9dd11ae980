package fr.allset.tacite.lifecycle.process;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static fr.allset.tacite.testing.OpenEngine.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.billing.ChargeFilter;
import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.notification.Notices;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.subscription.EndCause;
import fr.allset.tacite.subscription.SubscriptionDiary;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.OpenEngine;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.time.ContractTime;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever brings a life to a step, the facts decide (art. 5). Today is 23 November 2026; the Période Initiale ends with
 * 29 February 2028.
 */
@TaciteTest
@DisplayName("Around a subscription's life")
class AroundALifeTest {

    private static final String NUMBER = "ABO-1";
    private static final LocalDate TERM = LocalDate.of(2028, 3, 1);

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    SubscriptionDiary diary;

    @Autowired
    Charges charges;

    @Autowired
    Notices notices;

    @Autowired
    MovableClock clock;

    private OpenEngine open;

    @BeforeEach
    void aLife() {
        open = new OpenEngine(engine);
    }

    @ParameterizedTest
    @CsvSource({
        "EndAtTerm, 2028-03-01", // to come
        "EndAtTerm, 2026-11-23", // no term at all
        "StartRenewalPeriod, 2028-03-01",
        "StartRenewalPeriod, 2026-11-23",
        "DecideAtTerm, 2028-03-01",
        "DecideAtTerm, 2026-11-23"
    })
    void nothingHappensBeforeATermOrWhereThereIsNone(String step, LocalDate term) {
        portfolios.hold(numbered(NUMBER));

        assertRefused(() -> startAt(term, step), OutOfTurn.class);

        assertNothingHappened();
    }

    /** The notice of non-renewal stands; its day has not come. */
    @Test
    void aTermIsNotReachedEarly() {
        portfolios.hold(numbered(NUMBER));
        subscriptions.nonRenewFrom(NUMBER, TERM);
        var life = processes.running("subscription-lifecycle", NUMBER);
        var timer = processes.job(life, "InitialTermReached");

        for (int rings = 0; rings < 7; rings++) {
            assertRefused(() -> processes.execute(life, "InitialTermReached"), OutOfTurn.class);
        }

        assertNothingHappened();
        assertThat(processes.job(life, "InitialTermReached"))
                .as("it waits for its day, and has not failed")
                .returns(timer.getDuedate(), Job::getDuedate)
                .returns(timer.getRetries(), Job::getRetries)
                .returns(null, Job::getExceptionMessage);
        assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
        clock.moveTo(TERM);
        processes.execute(life, "InitialTermReached");
        assertThat(subscriptions.find(NUMBER).orElseThrow().endedOn()).isEqualTo(TERM);
    }

    @Test
    void whatIsRenewedIsNotEnded() {
        portfolios.hold(numbered(NUMBER));
        clock.moveTo(TERM);

        assertRefused(() -> startAt(TERM, "EndAtTerm"), OutOfTurn.class);

        assertNothingHappened();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-01", "2028-03-01"})
    void whatEndsIsNotRenewed(LocalDate end) {
        portfolios.hold(numbered(NUMBER));
        subscriptions.end(NUMBER, end, EndCause.TERMINATION);
        clock.moveTo(TERM);

        assertRefused(() -> startAt(TERM, "StartRenewalPeriod"), OutOfTurn.class);

        assertThat(diary.of(NUMBER)).isEmpty();
    }

    /** A non-professional that was not told may leave freely: that is recorded of the renewal that has begun, and of no older one. */
    @Test
    void aRenewalBeginsOnce() {
        portfolios.hold(numbered(NUMBER).ofCustomer("CLI-9"));
        clock.moveTo(LocalDate.of(2029, 3, 1));
        var life = processes.running("subscription-lifecycle", NUMBER);
        processes.execute(life, "InitialTermReached");
        processes.execute(life, "RenewalTermReached");
        var told = diary.of(NUMBER);
        var uninformed = subscriptions.find(NUMBER).orElseThrow().uninformedRenewal();
        assertThat(uninformed).isEqualTo(LocalDate.of(2029, 3, 1));

        startAt(TERM, "StartRenewalPeriod");
        startAt(LocalDate.of(2029, 3, 1), "StartRenewalPeriod");

        assertThat(diary.of(NUMBER)).isEqualTo(told);
        assertThat(subscriptions.find(NUMBER).orElseThrow().uninformedRenewal()).isEqualTo(uninformed);
    }

    @Test
    void theServiceDoesNotStartBeforeItsDay() {
        portfolios.hold(numbered(NUMBER).servedFrom("2027-02-28"));
        var life = processes.running("subscription-lifecycle", NUMBER);

        assertRefused(() -> processes.execute(life, "ServiceStartDateReached"), OutOfTurn.class);
        assertRefused(
                () -> open.startBefore("subscription-lifecycle", NUMBER, "RecordServiceStart", Map.of()),
                OutOfTurn.class);

        assertNothingHappened();
    }

    // ---- one life each

    @Test
    void thereIsNoSecondLife() {
        portfolios.hold(numbered(NUMBER));

        assertRefused(
                () -> engine.getRuntimeService().startProcessInstanceByKey("subscription-lifecycle", NUMBER),
                OutOfTurn.class);
        assertRefused(
                () -> open.startBefore("subscription-lifecycle", NUMBER, "LocateSubscription", Map.of()),
                OutOfTurn.class);
        assertRefused(
                () -> engine.getRuntimeService().startProcessInstanceByKey("subscription-lifecycle", "ABO-9"),
                OutOfTurn.class);

        assertThat(processes.all("subscription-lifecycle")).hasSize(1);
    }

    @Test
    void thereIsOneLifeThoughTwoBeginItAtTheSameMoment() throws Exception {
        Callable<Object> begun =
                () -> engine.getRuntimeService().startProcessInstanceByKey("subscription-lifecycle", NUMBER);
        portfolios.receive(numbered(NUMBER));

        var outcomes = Race.between(begun, begun, begun);

        assertThat(outcomes).filteredOn(Race.Outcome::succeeded).hasSize(1);
        assertThat(processes.all("subscription-lifecycle")).hasSize(1);
        processes.executeAll("open-lifecycles", "StartLifecycles");
        assertThat(processes.all("subscription-lifecycle")).hasSize(1);
    }

    /** A token that stands in the middle does nothing that the rows do not allow, and ends with the subscription. */
    @Test
    void whatWasPutBesideALifeEndsWithIt() {
        portfolios.hold(numbered(NUMBER));
        startAt(TERM, "InitialPeriod");
        assertThat(processes.all("subscription-lifecycle")).hasSize(2);

        subscriptions.end(NUMBER, LocalDate.of(2026, 12, 1), EndCause.TERMINATION);

        assertThat(processes.all("subscription-lifecycle")).isEmpty();
    }

    private void startAt(LocalDate term, String step) {
        open.startBefore(
                "subscription-lifecycle",
                NUMBER,
                step,
                Map.of(
                        "termAt",
                        Date.from(ContractTime.startOf(term)),
                        "announceAt",
                        Date.from(ContractTime.startOf(term)),
                        "renewalIndex",
                        0));
    }

    private void assertNothingHappened() {
        assertThat(subscriptions.find(NUMBER).orElseThrow().endedOn()).isNull();
        assertThat(diary.of(NUMBER)).isEmpty();
        assertThat(charges.list(ChargeFilter.everything(), 0, 10)).isEmpty();
        assertThat(notices.about(List.of(NUMBER))).isEmpty();
    }
}
