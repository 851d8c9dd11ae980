package fr.allset.tacite.engine;

import static fr.allset.tacite.testing.ASubscription.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.testing.MovableClock;
import fr.allset.tacite.testing.Portfolios;
import fr.allset.tacite.testing.RunningProcesses;
import fr.allset.tacite.testing.TaciteTest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
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
import org.springframework.beans.factory.annotation.Autowired;

/** Instances of released versions, brought to the models of today. */
@TaciteTest
@DisplayName("A running instance")
class ProcessConversionsTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    @Autowired
    ProcessConversions conversions;

    @Autowired
    ProcessVersions versions;

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
        return Releases.numbers().stream().flatMap(release -> Releases.models(release).stream()
                .flatMap(model -> waitStates(model).map(step -> Arguments.of(release, process(model), step, variables(model)))));
    }

    private static Stream<String> waitStates(BpmnModelInstance model) {
        return model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> node instanceof UserTask || node instanceof ReceiveTask || node instanceof IntermediateCatchEvent
                        || node instanceof CallActivity || node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter())
                .map(FlowNode::getId);
    }

    private static String process(BpmnModelInstance model) {
        return model.getModelElementsByType(Process.class).iterator().next().getId();
    }

    /** What the model's dates and assignees name: a later day for each date, a person for each other. */
    private static Map<String, Object> variables(BpmnModelInstance model) {
        return VARIABLE.matcher(Bpmn.convertToString(model)).results().map(found -> found.group(1)).distinct()
                .filter(name -> name.endsWith("At") || name.endsWith("By"))
                .collect(Collectors.toMap(name -> name, name -> name.endsWith("At") ? new Date(1_830_000_000_000L) : "gestionnaire"));
    }

    @ParameterizedTest(name = "of release {0} keeps its place in {1}: {2}")
    @MethodSource("everyWaitState")
    void keepsItsPlaceItsDatesAndItsPeople(String release, String process, String step, Map<String, Object> variables) {
        releases.deploy(release);
        var instance = runtime.createProcessInstanceByKey(process).businessKey("K-1").setVariables(variables)
                .setVariable("note", "reste").startBeforeActivity(step).execute();
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
    record State(Set<String> steps, Set<String> tasks, Set<String> jobs, Set<String> awaited, Map<String, Object> variables) {

        static State of(ProcessEngine engine, ProcessInstance instance) {
            var runtime = engine.getRuntimeService();
            var id = instance.getId();
            return new State(
                    steps(runtime, id),
                    engine.getTaskService().createTaskQuery().processInstanceId(id).list().stream()
                            .map(task -> String.join(" ", task.getTaskDefinitionKey(), String.valueOf(task.getAssignee()),
                                    groups(engine, task), String.valueOf(task.getDueDate()), String.valueOf(task.getPriority()),
                                    String.valueOf(task.getCreateTime()), task.getId()))
                            .collect(Collectors.toSet()),
                    engine.getManagementService().createJobQuery().processInstanceId(id).list().stream()
                            .map(job -> job.getId() + " " + job.getDuedate() + " " + job.getRetries()).collect(Collectors.toSet()),
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
                    .map(link -> link.getType() + ":" + link.getGroupId() + link.getUserId()).sorted().toList().toString();
        }
    }

    private String current(ProcessInstance instance) {
        return runtime.createProcessInstanceQuery().processInstanceId(instance.getId()).singleResult().getProcessDefinitionId();
    }

    private ProcessDefinition newest(String process) {
        return repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult();
    }
}
