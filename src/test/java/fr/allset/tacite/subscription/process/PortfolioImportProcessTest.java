package fr.allset.tacite.subscription.process;

import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.fee;
import static fr.allset.tacite.subscription.portfolio.PortfolioCsv.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import fr.allset.tacite.money.Euros;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.subscription.portfolio.PortfolioCsv;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@TaciteTest
@DisplayName("A portfolio that is put into Tasklist")
class PortfolioImportProcessTest {

    private static final String GOOD = PortfolioCsv.subscriptions(subscription("ABO-1"), subscription("ABO-2"))
            .text();
    private static final String BAD = PortfolioCsv.subscriptions(
                    subscription("ABO-1"), subscription("ABO-2").with("service_start_date", "31/02/2026"))
            .text();

    @Autowired
    RunningProcesses processes;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    @Test
    void isTakenOverAndItsLivesBegin() {
        var process = submitted(Map.of("subscriptionsFile", file(GOOD)));

        assertThat(process).isEnded().hasPassed("PortfolioTaken").hasNotPassed("CorrectPortfolio");
        assertThat(subscriptions.find("ABO-2")).isPresent();
        processes.executeAll("open-lifecycles", "StartLifecycles");
        assertThat(processes.find("subscription-lifecycle", "ABO-2")).isPresent();
    }

    @Test
    void mayComeInSeveralFiles() {
        submitted(Map.of(
                "subscriptionsFile",
                file(GOOD),
                "feesFile",
                file(PortfolioCsv.fees(fee("ABO-1", "2027-01-01", "150.00")).text())));

        assertThat(subscriptions.find("ABO-1").orElseThrow().fixedFees().feeOn(LocalDate.of(2027, 1, 1)))
                .isEqualTo(Euros.of("150.00"));
    }

    @Test
    void comesBackToWhoSubmittedItWithItsBadCells() {
        var process = submitted(Map.of("subscriptionsFile", file(BAD)));

        assertThat(process).isWaitingAtExactly("CorrectPortfolio");
        assertThat(task(process)).isAssignedTo("gestionnaire");
        assertThat(processes.shown(process, "badCellCount")).isEqualTo(1L);
        assertThat(processes.shown(process, "badCells"))
                .asString()
                .contains("\"row\":3", "service_start_date", "31/02/2026");
        assertThat(subscriptions.find("ABO-1")).as("all or nothing").isEmpty();
    }

    @Test
    void correctedIsTakenOver() {
        var process = submitted(Map.of("subscriptionsFile", file(BAD)));

        processes.complete(
                process,
                "CorrectPortfolio",
                "gestionnaire",
                Map.of("resubmitted", true, "subscriptionsFile", file(GOOD)));

        assertThat(process).isEnded().hasPassed("PortfolioTaken");
        assertThat(subscriptions.find("ABO-2")).isPresent();
    }

    @Test
    void correctedBadlyComesBackAgain() {
        var process = submitted(Map.of("subscriptionsFile", file(BAD)));

        processes.complete(
                process,
                "CorrectPortfolio",
                "gestionnaire",
                Map.of("resubmitted", true, "subscriptionsFile", file(BAD.replace("36", "-36"))));

        assertThat(process).isWaitingAtExactly("CorrectPortfolio");
        assertThat(processes.shown(process, "badCellCount")).isEqualTo(3L);
    }

    @Test
    void mayBeDropped() {
        var process = submitted(Map.of("subscriptionsFile", file(BAD)));

        processes.complete(process, "CorrectPortfolio", "gestionnaire", Map.of("resubmitted", false));

        assertThat(process).isEnded().hasPassed("PortfolioDropped");
        assertThat(subscriptions.find("ABO-1")).isEmpty();
    }

    @Test
    void withoutAFileComesBack() {
        var process = submitted(Map.of());

        assertThat(process).isWaitingAtExactly("CorrectPortfolio");
        assertThat(processes.shown(process, "badCells")).asString().contains("Aucun fichier n'a été déposé.");
    }

    @Test
    void resubmittedWithoutAFileDoesNotTakeTheEarlierOne() {
        var process = submitted(Map.of("subscriptionsFile", file(BAD)));

        processes.complete(process, "CorrectPortfolio", "gestionnaire", Map.of("resubmitted", true));

        assertThat(process).isWaitingAtExactly("CorrectPortfolio");
        assertThat(processes.shown(process, "badCells")).asString().contains("Aucun fichier n'a été déposé.");
    }

    @Test
    void leavesNoUploadBehind() {
        var rejected = submitted(Map.of("subscriptionsFile", file(BAD)));
        var taken = submitted(Map.of("subscriptionsFile", file(GOOD)));

        for (var process : new ProcessInstance[] {rejected, taken}) {
            assertThat(history.createHistoricVariableInstanceQuery()
                            .processInstanceId(process.getId())
                            .variableName("subscriptionsFile")
                            .list())
                    .isEmpty();
        }
        var uploads =
                jdbc
                        .sql("select bytes_ from act_ge_bytearray where bytes_ is not null")
                        .query(byte[].class)
                        .list()
                        .stream()
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .filter(text -> text.contains("Ateliers du Ponant"));
        assertThat(uploads).isEmpty();
    }

    private ProcessInstance submitted(Map<String, Object> files) {
        return processes.startFromForm(PortfolioImportProcess.KEY, "gestionnaire", new HashMap<>(files));
    }

    private static FileValue file(String text) {
        return Variables.fileValue("portefeuille.csv")
                .file(text.getBytes(StandardCharsets.UTF_8))
                .mimeType("text/csv")
                .create();
    }
}
