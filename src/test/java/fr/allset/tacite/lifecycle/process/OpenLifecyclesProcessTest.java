package fr.allset.tacite.lifecycle.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.testing.ASubscription;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@TaciteTest
@DisplayName("The lives of imported subscriptions")
class OpenLifecyclesProcessTest {

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void beginOnlyOnceTheImportHasCommitted() {
        portfolios.receive(subscriptions(1, 3));
        assertThat(opening()).isWaitingAtExactly("StartLifecycles");
        assertThat(lives()).isEmpty();

        var opening = opening();
        processes.execute(opening, "StartLifecycles");

        assertThat(opening).isEnded().hasPassed("PortfolioInService");
        assertThat(lives()).containsExactly("ABO-0001", "ABO-0002", "ABO-0003");
    }

    @Test
    void beginAFewHundredInATransaction() {
        portfolios.receive(subscriptions(1, 2 * StartLifecycles.AT_ONCE + 1));
        var opening = opening();

        processes.execute(opening, "StartLifecycles");
        assertThat(opening).isWaitingAtExactly("StartLifecycles");
        assertThat(lives()).hasSize(StartLifecycles.AT_ONCE);

        processes.execute(opening, "StartLifecycles");
        processes.execute(opening, "StartLifecycles");
        assertThat(opening).isEnded();
        assertThat(lives()).hasSize(2 * StartLifecycles.AT_ONCE + 1).doesNotHaveDuplicates();
    }

    @Test
    void doNotBeginAgainWithTheSameFiles() {
        portfolios.hold(subscriptions(1, 3));

        portfolios.receive(subscriptions(1, 3));

        assertThat(processes.all(OpenLifecyclesProcess.KEY)).isEmpty();
        assertThat(lives()).hasSize(3);
    }

    @Test
    void beginForWhatIsNewInAFile() {
        portfolios.hold(subscriptions(1, 3));

        portfolios.hold(subscriptions(2, 5));

        assertThat(lives()).containsExactly("ABO-0001", "ABO-0002", "ABO-0003", "ABO-0004", "ABO-0005");
    }

    @Test
    void beginOnceWhenTheJobIsRolledBackAndRepeated() {
        portfolios.receive(subscriptions(1, 3));
        var opening = opening();
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            processes.execute(opening, "StartLifecycles");
            transaction.setRollbackOnly();
        });
        assertThat(lives()).isEmpty();

        processes.execute(opening, "StartLifecycles");

        assertThat(lives()).hasSize(3).doesNotHaveDuplicates();
    }

    @RepeatedTest(12)
    void beginOnceWhenTwoImportsOpenThemAtTheSameTime(RepetitionInfo round) throws Exception {
        portfolios.receive(subscriptions(1, 10));
        portfolios.receive(subscriptions(11, 20));
        var jobs = processes.all(OpenLifecyclesProcess.KEY).stream()
                .map(opening -> processes.job(opening, "StartLifecycles"))
                .toList();

        var outcomes = Race.between(
                round.getCurrentRepetition(),
                () -> processes.execute(jobs.get(0)),
                () -> processes.execute(jobs.get(1)));

        assertThat(outcomes).allSatisfy(Race.Outcome::hasSucceededOrWasOvertaken);
        processes.executeAll(OpenLifecyclesProcess.KEY, "StartLifecycles");
        assertThat(processes.all(OpenLifecyclesProcess.KEY)).isEmpty();
        assertThat(lives()).hasSize(20).doesNotHaveDuplicates();
    }

    private ProcessInstance opening() {
        return processes.all(OpenLifecyclesProcess.KEY).get(0);
    }

    private List<String> lives() {
        return processes.all(SubscriptionLifecycleProcess.KEY).stream()
                .map(ProcessInstance::getBusinessKey)
                .sorted()
                .toList();
    }

    private static ASubscription[] subscriptions(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj("ABO-%04d"::formatted)
                .map(ASubscription::numbered)
                .toArray(ASubscription[]::new);
    }
}
