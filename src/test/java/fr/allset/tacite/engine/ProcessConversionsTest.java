package fr.allset.tacite.engine;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.billing.ChargeFilter;
import fr.allset.tacite.billing.Charges;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.subscription.EndCause;
import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.TerminationRequest;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.time.FurtherInstant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Instances of released versions, brought to the models of today. */
@TaciteTest
@DisplayName("A running instance")
class ProcessConversionsTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    @Autowired
    ProcessConversions conversions;

    @Autowired
    ConversionPlans plans;

    @Autowired
    ProcessVersions versions;

    @Autowired
    ClockMovement movement;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Portfolios portfolios;

    @Autowired
    RunningProcesses processes;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    TerminationHandling terminationHandling;

    @Autowired
    Charges charges;

    @Autowired
    MovableClock clock;

    private Releases releases;

    @BeforeEach
    void releases() {
        releases = new Releases(repository, management);
    }

    @AfterEach
    void takeThemAway() {
        releases.takeAway();
    }

    // ---- wherever it waits

    static Stream<Arguments> everyWaitState() {
        return Releases.numbers().stream()
                .flatMap(release -> Releases.models(release).stream()
                        .flatMap(model -> waitStates(model)
                                .map(step -> Arguments.of(release, process(model), step, variables(model)))));
    }

    private static Stream<String> waitStates(BpmnModelInstance model) {
        return model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> node instanceof UserTask
                        || node instanceof ReceiveTask
                        || node instanceof IntermediateCatchEvent
                        || node instanceof CallActivity
                        || node.isCamundaAsyncBefore()
                        || node.isCamundaAsyncAfter())
                .map(FlowNode::getId);
    }

    private static String process(BpmnModelInstance model) {
        return model.getModelElementsByType(Process.class).iterator().next().getId();
    }

    /** What the model's dates and assignees name: a later day for each date, a person for each other. */
    private static Map<String, Object> variables(BpmnModelInstance model) {
        return VARIABLE.matcher(Bpmn.convertToString(model))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .filter(name -> name.endsWith("At") || name.endsWith("By"))
                .collect(Collectors.toMap(
                        name -> name, name -> name.endsWith("At") ? new Date(1_830_000_000_000L) : "gestionnaire"));
    }

    @ParameterizedTest(name = "of release {0} keeps its place in {1}: {2}")
    @MethodSource("everyWaitState")
    void keepsItsPlaceItsDatesAndItsPeople(String release, String process, String step, Map<String, Object> variables) {
        releases.deploy(release);
        var instance = runtime.createProcessInstanceByKey(process)
                .businessKey("K-1")
                .setVariables(variables)
                .setVariable("note", "reste")
                .startBeforeActivity(step)
                .execute();
        var before = State.of(engine, instance);
        assertThat(before.steps()).contains(step);

        releases.deployCurrent();
        conversions.prepare();
        releases.runBatches();

        assertThat(current(instance)).isEqualTo(newest(process).getId());
        var after = State.of(engine, instance);
        assertThat(after.steps()).isEqualTo(before.steps());
        assertThat(after.tasks()).isEqualTo(before.tasks());
        assertThat(after.jobs()).containsAll(before.jobs());
        assertThat(after.awaited()).containsAll(before.awaited());
        assertThat(after.variables()).containsAllEntriesOf(before.variables());
        assertThat(releases.batches()).as("nothing is left to do").isEmpty();
    }

    /** All that an observer sees of where an instance stands. */
    record State(
            Set<String> steps,
            Set<String> tasks,
            Set<String> jobs,
            Set<String> awaited,
            Map<String, Object> variables) {

        static State of(ProcessEngine engine, ProcessInstance instance) {
            var runtime = engine.getRuntimeService();
            var id = instance.getId();
            return new State(
                    steps(runtime, id),
                    engine.getTaskService().createTaskQuery().processInstanceId(id).list().stream()
                            .map(task -> String.join(
                                    " ",
                                    task.getTaskDefinitionKey(),
                                    String.valueOf(task.getAssignee()),
                                    groups(engine, task),
                                    String.valueOf(task.getDueDate()),
                                    String.valueOf(task.getPriority()),
                                    String.valueOf(task.getCreateTime()),
                                    task.getId()))
                            .collect(Collectors.toSet()),
                    engine.getManagementService().createJobQuery().processInstanceId(id).list().stream()
                            .map(job -> job.getId() + " " + job.getDuedate() + " " + job.getRetries())
                            .collect(Collectors.toSet()),
                    runtime.createEventSubscriptionQuery().processInstanceId(id).list().stream()
                            .map(event -> event.getId() + " " + event.getEventName() + " " + event.getActivityId())
                            .collect(Collectors.toSet()),
                    runtime.getVariables(id));
        }

        private static Set<String> steps(RuntimeService runtime, String id) {
            var steps = new TreeSet<>(runtime.getActiveActivityIds(id));
            for (var waiting : runtime.getActivityInstance(id).getChildTransitionInstances()) {
                steps.add(waiting.getActivityId());
            }
            return steps;
        }

        private static String groups(ProcessEngine engine, Task task) {
            return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                    .map(link -> link.getType() + ":" + link.getGroupId() + link.getUserId())
                    .sorted()
                    .toList()
                    .toString();
        }
    }

    // ---- and goes on

    @Test
    void ofALifeIsRenewedAndEndsAsIfItHadBegunToday() {
        releases.deploy("1");
        portfolios.hold(numbered("ABO-1").servedFrom("2025-03-01").initiallyForMonths(24));
        var life = processes.running("subscription-lifecycle", "ABO-1");

        convertToToday();

        assertThat(current(life)).isEqualTo(newest("subscription-lifecycle").getId());
        clock.moveTo(LocalDate.of(2027, 3, 1));
        processes.execute(life, "InitialTermReached");
        assertThat(runtime.getActiveActivityIds(life.getId())).contains("RenewalPeriod");
        assertThat(processes.job(life, "RenewalTermReached").getDuedate().toInstant())
                .isEqualTo("2028-02-29T23:00:00Z");
        subscriptions.end("ABO-1", clock.today(), EndCause.TERMINATION);
        assertThat(processes.find("subscription-lifecycle", "ABO-1")).isEmpty();
    }

    @ParameterizedTest(name = "of a termination, converted at {0}, ends with its charge")
    @ValueSource(strings = {"RecordClientAnswer", "ReviewTermination", "AwaitEffectiveDate", "CarryOutTermination"})
    void ofATerminationEndsWithItsCharge(String convertedAt) {
        releases.deploy("1");
        portfolios.hold(numbered("ABO-1"));
        var client = new Actor("ponant", Optional.of("CLI-001"));
        var quote = terminationHandling
                .request(new TerminationRequest(List.of("ABO-1"), LocalDate.of(2027, 3, 15)), client, null)
                .number();
        var termination = processes.running("early-termination", quote);

        convertIf(convertedAt.equals("RecordClientAnswer"));
        terminationHandling.acceptOnline(quote, client);
        convertIf(convertedAt.equals("ReviewTermination"));
        processes.complete(termination, "ReviewTermination", "gestionnaire", Map.of("decision", "confirm"));
        convertIf(convertedAt.equals("AwaitEffectiveDate"));
        clock.moveTo(LocalDate.of(2027, 3, 15));
        processes.execute(termination, "EffectiveDateReached");
        convertIf(convertedAt.equals("CarryOutTermination"));
        processes.execute(termination, "CarryOutTermination");

        assertThat(processes.find("early-termination", quote)).isEmpty();
        assertThat(charges.list(new ChargeFilter(null, "ABO-1", null), 0, 10)).hasSize(1);
    }

    private void convertIf(boolean now) {
        if (now) {
            convertToToday();
        }
    }

    private void convertToToday() {
        releases.deployCurrent();
        conversions.prepare();
        releases.runBatches();
        assertThat(versions.all())
                .allSatisfy(process -> assertThat(process.versions()).hasSize(1));
    }

    // ---- what the next version needs beyond the steps

    @Test
    void hasWhatANewTimerNeedsBeforeItComesToIt() {
        releases.deploy("1");
        portfolios.hold(numbered("ABO-1").servedFrom("2024-03-01").initiallyForMonths(24));
        var life = processes.running("subscription-lifecycle", "ABO-1");
        var model = lifecycleOf("1");
        ((ReceiveTask) model.getModelElementById("RenewalPeriod"))
                .builder()
                .boundaryEvent("RenewalApproaches")
                .cancelActivity(false)
                .timerWithDate("${announceAt}")
                .endEvent("RenewalAnnounced")
                .done();

        releases.deploy(model);
        conversions.prepare();
        releases.runBatches();

        assertThat(current(life)).isEqualTo(newest("subscription-lifecycle").getId());
        assertThat(processes.job(life, "RenewalApproaches").getDuedate().toInstant())
                .isEqualTo(clock.instant());
        assertThat(processes.job(life, "RenewalTermReached").getDuedate().toInstant())
                .isEqualTo("2027-02-28T23:00:00Z");
    }

    private static BpmnModelInstance lifecycleOf(String release) {
        return Releases.models(release).stream()
                .filter(model -> process(model).equals("subscription-lifecycle"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void comesToAStepOfAnotherNameWhereTheConversionSaysSo() {
        releases.deploy(waitingAt("Old"));
        var instance = runtime.startProcessInstanceByKey("waiting", "W-1");
        var old = newest("waiting").getId();
        releases.deploy(waitingAt("New"));

        var plan = plans.between(
                old,
                newest("waiting").getId(),
                List.of(new Conversion("waiting", "New", Map.of("Old", "New", "Gone", "Nowhere"), List.of())));
        runtime.newMigration(plan).processInstanceIds(instance.getId()).execute();

        assertThat(runtime.getActiveActivityIds(instance.getId())).containsExactly("New");
    }

    private static BpmnModelInstance waitingAt(String step) {
        return Bpmn.createExecutableProcess("waiting")
                .name("Attente")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask(step)
                .name("Étape " + step)
                .endEvent()
                .done();
    }

    // ---- one that cannot move

    @Test
    void thatCannotMoveStaysWorksOnAndShows() {
        releases.deploy(waitingAt("Old"));
        var staying = runtime.startProcessInstanceByKey("waiting", "W-1");
        var old = newest("waiting").getId();
        releases.deploy(waitingAt("New"));

        conversions.prepare();
        assertThat(version(old).moving()).isEqualTo(1);
        releases.runBatches();

        assertThat(current(staying)).isEqualTo(old);
        assertThat(version(old)).satisfies(version -> {
            assertThat(version.instances()).isEqualTo(1);
            assertThat(version.moving()).isZero();
            assertThat(version.staying())
                    .containsExactly(new ProcessVersions.Staying(
                            staying.getId(),
                            "W-1",
                            "L'étape «\u00a0Étape Old\u00a0» n'existe pas dans la nouvelle version."));
        });
        tasks.complete(processes.task(staying, "Old").getId());
        assertThat(processes.find("waiting", "W-1")).isEmpty();
        assertThat(processVersions("waiting")).hasSize(1);
    }

    @Test
    void thatCannotMoveHoldsUpNoOther() {
        var model = Bpmn.createExecutableProcess("waiting")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .parallelGateway("Both")
                .userTask("Stays")
                .endEvent()
                .moveToNode("Both")
                .userTask("Old")
                .endEvent()
                .done();
        releases.deploy(model);
        var cannot = runtime.createProcessInstanceByKey("waiting")
                .startBeforeActivity("Old")
                .execute();
        var can = runtime.createProcessInstanceByKey("waiting")
                .startBeforeActivity("Stays")
                .execute();
        var old = newest("waiting").getId();
        releases.deploy(waitingAt("Stays"));

        conversions.prepare();
        releases.runBatches();

        assertThat(current(can)).isEqualTo(newest("waiting").getId());
        assertThat(current(cannot)).isEqualTo(old);
    }

    @Test
    void thatCannotMoveHoldsUpNoClock() throws Exception {
        releases.deploy(waitingAt("Old"));
        runtime.startProcessInstanceByKey("waiting", "W-1");
        releases.deploy(waitingAt("New"));
        conversions.prepare();

        var move =
                movement.moveTo(FurtherInstant.after("P10Y", clock), "pilote").get(1, TimeUnit.MINUTES);

        assertThat(move.finished()).isTrue();
        assertThat(move.jobsExecuted()).as("one that made the job").isEqualTo(1);
        assertThat(move.jobsFailed()).as("tries of the one instance").isEqualTo(3);
        assertThat(movement.fallingDue(20)).isEmpty();
    }

    // ---- at each start

    @Test
    void isConvertedByOneBatchHoweverOftenTaciteStarts() {
        releases.deploy(waitingAt("Step"));
        runtime.startProcessInstanceByKey("waiting", "W-1");
        releases.deploy(waitingAt("Step"));

        conversions.prepare();
        conversions.prepare();

        assertThat(releases.batches()).hasSize(1);
    }

    @Test
    void goesToTheNewestVersionOnceABatchIsOvertaken() {
        releases.deploy(waitingAt("Old"));
        var instance = runtime.startProcessInstanceByKey("waiting", "W-1");
        releases.deploy(waitingAt("New"));
        conversions.prepare();
        releases.runBatches();
        assertThat(releases.batches()).as("the instance cannot move").hasSize(1);

        releases.deploy(waitingAt("Old"));
        conversions.prepare();
        releases.runBatches();

        assertThat(current(instance)).isEqualTo(newest("waiting").getId());
        assertThat(releases.batches()).isEmpty();
    }

    private ProcessVersions.Version version(String definition) {
        return processVersions("waiting").stream()
                .filter(version -> version.definition().equals(definition))
                .findFirst()
                .orElseThrow();
    }

    private List<ProcessVersions.Version> processVersions(String process) {
        return versions.all().stream()
                .filter(found -> found.key().equals(process))
                .findFirst()
                .orElseThrow()
                .versions();
    }

    private String current(ProcessInstance instance) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getProcessDefinitionId();
    }

    private ProcessDefinition newest(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
    }
}
