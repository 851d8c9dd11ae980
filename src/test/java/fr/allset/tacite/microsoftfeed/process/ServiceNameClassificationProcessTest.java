package fr.allset.tacite.microsoftfeed.process;

import static fr.allset.tacite.subscription.Component.EXCHANGE_ONLINE;
import static fr.allset.tacite.subscription.Component.LYNC_ONLINE;
import static fr.allset.tacite.subscription.Component.ONEDRIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.microsoftfeed.Announcements;
import fr.allset.tacite.microsoftfeed.HealthIssue;
import fr.allset.tacite.microsoftfeed.HealthIssues;
import fr.allset.tacite.microsoftfeed.ServiceNames;
import fr.allset.tacite.microsoftfeed.Tenants;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.testing.Race;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TaciteTest
@DisplayName("A service name that nobody knows")
class ServiceNameClassificationProcessTest {

    private static final String KEY = ServiceNameClassificationProcess.KEY;
    private static final String MANAGER = "gestionnaire";

    private static final List<String> BOXES = List.of(
            "exchangeOnline",
            "oneDrive",
            "sharePointOnline",
            "lyncOnline",
            "office365ProPlus",
            "officeOnline",
            "wholeSuite",
            "noComponent");

    @Autowired
    Announcements announcements;

    @Autowired
    HealthIssues issues;

    @Autowired
    ServiceNames names;

    @Autowired
    Tenants tenants;

    @Autowired
    RunningProcesses processes;

    @BeforeEach
    void twoTenants() {
        tenants.put("reseller", "ALLSET", null);
        tenants.put("other", "Un 100_% autre", null);
    }

    @Test
    void isShownWithWhatNamesItAndClassified() {
        announcements.record(
                "reseller",
                1,
                List.of(
                        message("MC1", "Loop arrive", "Microsoft Teams", "Microsoft  Loop"),
                        message("MC2", "Rien à voir", "Microsoft Loops", "Microsoft Teams")));
        announcements.record("other", 2, List.of(message("MC1", "Loop arrive", "microsoft loop")));
        issues.record("reseller", List.of(issue("LP1", "Loop ne répond plus", "MICROSOFT LOOP")));

        var process = processes.running(KEY, "microsoft loop");
        assertThat(process).isWaitingAt("PresentServiceName");
        processes.execute(process, "PresentServiceName");

        assertThat(process).isWaitingAt("ClassifyServiceName").task().hasCandidateGroup("account-managers");
        assertThat(processes.shown(process, "serviceName")).isEqualTo("Microsoft Loop");
        assertThat(mentions(process))
                .containsExactly(
                        "MC1 · Loop arrive (locataire\u00a0: ALLSET)",
                        "MC1 · Loop arrive (locataire\u00a0: Un 100_% autre)",
                        "LP1 · Loop ne répond plus (locataire\u00a0: ALLSET)");

        classify(process, "lyncOnline", "oneDrive");

        assertThat(process).isEnded().hasPassed("ServiceNameKnown");
        assertThat(names.meaningOf(List.of("Microsoft Loop")).components())
                .containsExactlyInAnyOrder(LYNC_ONLINE, ONEDRIVE);
        assertThat(names.find("microsoft loop").orElseThrow().classifiedBy()).isEqualTo(MANAGER);
        assertThat(names.history("microsoft loop"))
                .hasSize(1)
                .allSatisfy(statement -> assertThat(statement.words()).contains("«\u00a0Microsoft Loop\u00a0»"));
    }

    @Test
    void namesTenOfThoseThatNameItAtMost() {
        announcements.record(
                "reseller",
                1,
                IntStream.rangeClosed(10, 30)
                        .mapToObj(i -> message("MC" + i, "T".repeat(1000), "100 % _!"))
                        .toList());

        var process = presented("100 % _!");

        assertThat(mentions(process)).hasSize(10);
    }

    @Test
    void meansTheWholeSuiteOrNothingOfTheContract() {
        announcements.record("reseller", 1, List.of(message("MC1", "Deux noms", "Tout", "Rien")));

        classify(presented("tout"), "wholeSuite");
        classify(presented("rien"), "noComponent");

        assertThat(names.meaningOf(List.of("Tout")).components()).containsExactlyInAnyOrder(Component.values());
        assertThat(names.find("rien").orElseThrow().components()).isEmpty();
    }

    @Test
    void isAskedAgainWhenTheAnswerSaysNothingOrTwoThings() {
        announcements.record("reseller", 1, List.of(message("MC1", "Loop arrive", "Microsoft Loop")));
        var process = presented("microsoft loop");

        classify(process);

        assertThat(process).isWaitingAt("ClassifyServiceName").hasPassed("ServiceNameRefused");
        assertThat(processes.shown(process, "refusal"))
                .isEqualTo("Cochez au moins un composant, toute la suite, ou aucun composant du contrat.");

        classify(process, "noComponent", "exchangeOnline");

        assertThat(process).isWaitingAt("ClassifyServiceName");
        assertThat((String) processes.shown(process, "refusal")).contains("choisissez");
        assertThat(names.find("microsoft loop").orElseThrow().isUnknown()).isTrue();

        classify(process, "exchangeOnline");

        assertThat(process).isEnded();
        assertThat(names.meaningOf(List.of("Microsoft Loop")).components()).containsExactly(EXCHANGE_ONLINE);
    }

    @Test
    void endsByItselfWhenItIsClassifiedOnThePage() {
        announcements.record("reseller", 1, List.of(message("MC1", "Loop arrive", "Microsoft Loop", "Autre")));
        var process = presented("microsoft loop");
        var other = presented("autre");

        names.classify("Microsoft Loop", Set.of(LYNC_ONLINE), "pilote");

        assertThat(process).isEnded().hasPassed("NameClassifiedElsewhere", "ServiceNameKnownElsewhere");
        assertThat(other).isWaitingAt("ClassifyServiceName");
    }

    @Test
    void asksNobodyWhenItWasClassifiedBeforeTheTaskWasThere() {
        announcements.record("reseller", 1, List.of(message("MC1", "Loop arrive", "Microsoft Loop")));
        var process = processes.running(KEY, "microsoft loop");
        names.classify("Microsoft Loop", Set.of(LYNC_ONLINE), "pilote");
        assertThat(process).isWaitingAt("PresentServiceName");

        processes.execute(process, "PresentServiceName");

        assertThat(process).isEnded().hasPassed("ServiceNameKnownElsewhere").hasNotPassed("ClassifyServiceName");
    }

    @Test
    void leavesNoTaskBehindHoweverThePageAndTheStepMeet() throws Exception {
        for (int round = 0; round < 8; round++) {
            var name = "Service " + round;
            announcements.record("reseller", 1, List.of(message("MC" + round, "Un nom", name)));
            var process = processes.running(KEY, "service " + round);
            var job = processes.job(process, "PresentServiceName");
            Callable<?> step = () -> processes.execute(job);
            Callable<?> page = () -> names.classify(name, Set.of(ONEDRIVE), "pilote");

            Race.between(round, step, page).forEach(Race.Outcome::hasSucceededOrWasOvertaken);

            assertThat(names.meaningOf(List.of(name)).components()).containsExactly(ONEDRIVE);
            assertThat(processes.find(KEY, "service " + round))
                    .as("round %d", round)
                    .isEmpty();
        }
    }

    private ProcessInstance presented(String key) {
        var process = processes.running(KEY, key);
        processes.execute(process, "PresentServiceName");
        return process;
    }

    private void classify(ProcessInstance process, String... ticked) {
        var form = new HashMap<String, Object>();
        BOXES.forEach(box -> form.put(box, false));
        for (var box : ticked) {
            form.put(box, true);
        }
        processes.complete(process, "ClassifyServiceName", MANAGER, Map.copyOf(form));
    }

    private List<String> mentions(ProcessInstance process) {
        return ((SpinJsonNode) processes.shown(process, "mentions"))
                .elements().stream().map(row -> row.prop("line").stringValue()).toList();
    }

    private static Announcement message(String id, String title, String... services) {
        return new Announcement(
                id,
                title,
                "stayinformed",
                "normal",
                List.of(),
                List.of(services),
                false,
                null,
                null,
                null,
                null,
                "text",
                "");
    }

    private static HealthIssue issue(String id, String title, String service) {
        return new HealthIssue(
                id, title, "", "incident", "investigating", service, "", false, null, null, null, List.of());
    }
}
