package fr.allset.tacite;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.process.Unwrapped;
import fr.allset.tacite.testing.Code;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * One word names a step everywhere: on the diagram, in the delegate, on the form, in the constants that the code shares with the
 * model. And a diagram can be read.
 */
class ProcessModelsTest {

    private static final String ENGINE = "http://camunda.org/schema/1.0/bpmn";

    private static final Path PROCESSES = Path.of("processes");
    private static final Path FORMS = Path.of("forms");
    private static final JavaClasses CODE = Code.ofTacite();

    /** {@code embedded:deployment:forms/submit-portfolio.html}: our own page in Tasklist, where a file is to be chosen. */
    private static final Pattern EMBEDDED = Pattern.compile("embedded:deployment:forms/([a-z-]+\\.html)");

    static Stream<Path> models() throws IOException {
        try (var files = Files.list(PROCESSES)) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
        }
    }

    static Stream<Path> tables() throws IOException {
        try (var files = Files.list(PROCESSES)) {
            return files.filter(file -> file.toString().endsWith(".dmn")).sorted().toList().stream();
        }
    }

    static Stream<Path> forms() throws IOException {
        try (var files = Files.list(FORMS)) {
            return files.sorted().toList().stream();
        }
    }

    // ---- the process itself

    @ParameterizedTest
    @MethodSource("models")
    void aProcessIsNamedLikeItsFileAndKeptForTenYears(Path file) {
        assertThat(read(file).getModelElementsByType(Process.class))
                .singleElement()
                .satisfies(process -> {
                    assertThat(file.getFileName()).hasToString(process.getId() + ".bpmn");
                    assertThat(process.isExecutable()).isTrue();
                    // days only: P10Y fails the deployment
                    assertThat(process.getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
                    assertThat(process.getDocumentations())
                            .as("what it is, for whoever reads the diagram")
                            .isNotEmpty();
                });
        assertThat(vocabulary(file))
                .as("a constants class with KEY = \"%s\" in a process package", idOf(file))
                .isNotNull();
    }

    @Test
    void noIdMeansTwoThings() throws IOException {
        var seen = new LinkedHashMap<String, String>();
        var twice = new TreeSet<String>();
        models().forEach(file -> read(file)
                .getModelElementsByType(BaseElement.class)
                .forEach(element -> {
                    var elsewhere = element.getId() == null ? null : seen.put(element.getId(), file.toString());
                    if (elsewhere != null) {
                        twice.add(element.getId() + " in " + elsewhere + " and " + file);
                    }
                }));
        assertThat(twice).isEmpty();
    }

    // ---- who does what

    @ParameterizedTest
    @MethodSource("models")
    void aServiceTaskIsDoneByTheDelegateOfItsName(Path file) {
        assertThat(read(file).getModelElementsByType(ServiceTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaDelegateExpression())
                    .isEqualTo("${" + StringUtils.uncapitalize(task.getId()) + "}");
            assertBean(task.getId(), JavaDelegate.class);
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void aListenerIsABeanMadeForIt(Path file) {
        var document = read(file).getDocument();
        for (var listener : List.of("taskListener", "executionListener")) {
            assertThat(document.getElementsByNameNs(ENGINE, listener)).allSatisfy(element -> {
                var expression = element.getAttribute("delegateExpression");
                assertThat(expression).matches("\\$\\{\\w+}");
                assertBean(
                        StringUtils.capitalize(expression.substring(2, expression.length() - 1)),
                        listener.equals("taskListener") ? TaskListener.class : ExecutionListener.class);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void nothingInAModelIsCode(Path file) throws IOException {
        assertThat(Files.readString(file))
                .doesNotContain(
                        "scriptTask", "camunda:script", "camunda:expression=", "camunda:class=", "<!DOCTYPE", "#{");
    }

    @Test
    void noDelegateIsLeftThatNoModelCalls() throws IOException {
        var called = models().flatMap(file -> read(file).getModelElementsByType(ServiceTask.class).stream())
                .map(ServiceTask::getId)
                .collect(toSet());
        assertThat(CODE.stream()
                        .filter(type -> type.isAssignableTo(JavaDelegate.class)
                                && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getSimpleName))
                .isSubsetOf(called);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aUserTaskIsSomeonesAndHasTheFormOfItsName(Path file) {
        assertThat(read(file).getModelElementsByType(UserTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaAssignee() != null || task.getCamundaCandidateGroups() != null)
                    .as("someone's")
                    .isTrue();
            if (task.getCamundaFormRef() == null) {
                assertThat(task.getCamundaFormKey())
                        .isEqualTo("embedded:deployment:forms/" + kebab(task.getId()) + ".html");
                assertThat(FORMS.resolve(kebab(task.getId()) + ".html")).exists();
            } else {
                assertThat(task.getCamundaFormRef()).isEqualTo(kebab(task.getId()));
                assertThat(task.getCamundaFormRefBinding())
                        .as("the form of its own release")
                        .isEqualTo("deployment");
                assertThat(FORMS.resolve(kebab(task.getId()) + ".form")).exists();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void aBusinessRuleTaskAsksATableOfItsOwnRelease(Path file) {
        assertThat(read(file).getModelElementsByType(BusinessRuleTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaDecisionRefBinding())
                    .as("the table of its own release")
                    .isEqualTo("deployment");
            assertThat(PROCESSES.resolve(task.getCamundaDecisionRef() + ".dmn")).exists();
        });
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTableIsNamedLikeItsFileAndSaysWhatEachOfItsRulesRestsOn(Path file) {
        var model = Dmn.readModelFromFile(file.toFile());
        assertThat(model.getModelElementsByType(Decision.class)).singleElement().satisfies(decision -> {
            assertThat(file.getFileName()).hasToString(decision.getId() + ".dmn");
            assertThat(decision.getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
            assertThat(decision.getDescription())
                    .as("what it is, for whoever reads it in Cockpit")
                    .isNotNull();
        });
        assertThat(model.getModelElementsByType(Rule.class)).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.getDescription()).as(rule.getId()).isNotNull();
            assertThat(rule.getDescription().getTextContent()).as(rule.getId()).isNotBlank();
        });
    }

    @Test
    void everyFormIsShownByAProcess() throws IOException {
        var shown = models().flatMap(file -> formsOf(read(file)).stream()).collect(toSet());
        assertThat(forms().map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(shown);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormIsNamedLikeItsFile(Path file) throws IOException {
        if (file.toString().endsWith(".form")) {
            assertThat(file.getFileName())
                    .hasToString(
                            new ObjectMapper().readTree(file.toFile()).get("id").asText() + ".form");
        }
    }

    // ---- words

    @ParameterizedTest
    @MethodSource("models")
    void whatPeopleReadIsWrittenForPeople(Path file) {
        var model = read(file);
        assertThat(model.getModelElementsByType(FlowNode.class))
                .filteredOn(node -> !(node instanceof Gateway)
                        || node.getOutgoing().size() > 1 && !(node instanceof ParallelGateway))
                .allSatisfy(node -> {
                    assertThat(node.getName())
                            .as(node.getId())
                            .isNotBlank()
                            .isNotEqualTo(node.getId())
                            .doesNotContainPattern("\\p{Ll}\\p{Lu}")
                            .doesNotContain("_");
                    if (node instanceof Gateway) {
                        assertThat(node.getName()).as("a gateway asks").matches(".*[ \u00a0]\\?");
                    }
                });
        assertThat(model.getModelElementsByType(SequenceFlow.class))
                .filteredOn(flow -> flow.getSource() instanceof Gateway gateway
                        && !(gateway instanceof ParallelGateway)
                        && gateway.getOutgoing().size() > 1)
                .allSatisfy(flow -> assertThat(flow.getName())
                        .as("the answer on %s", flow.getId())
                        .isNotBlank());
    }

    /** A default flow; or, right after a task, none, so that an answer that nobody offered leaves the task open. */
    @ParameterizedTest
    @MethodSource("models")
    void aGatewayAlwaysKnowsAWayOut(Path file) {
        assertThat(read(file).getModelElementsByType(Gateway.class))
                .filteredOn(gateway -> gateway.getOutgoing().size() > 1 && !(gateway instanceof ParallelGateway))
                .allSatisfy(gateway -> {
                    var otherwise = gateway instanceof ExclusiveGateway exclusive
                            ? exclusive.getDefault()
                            : gateway instanceof InclusiveGateway inclusive ? inclusive.getDefault() : null;
                    boolean asksAPerson =
                            gateway.getIncoming().stream().allMatch(flow -> flow.getSource() instanceof UserTask);
                    assertThat(otherwise != null || asksAPerson)
                            .as("the default flow of %s", gateway.getId())
                            .isTrue();
                    assertThat(gateway.getOutgoing())
                            .allSatisfy(flow -> assertThat(flow.getConditionExpression() == null)
                                    .as(flow.getId())
                                    .isEqualTo(flow.equals(otherwise)));
                });
    }

    @ParameterizedTest
    @MethodSource("models")
    void messagesAndErrorsAreWrittenOnceInTheCode(Path file) {
        var model = read(file);
        var words = vocabulary(file);
        assertThat(model.getModelElementsByType(Message.class))
                .allSatisfy(message -> assertThat(words).contains(message.getName()));
        assertThat(model.getModelElementsByType(Error.class))
                .allSatisfy(error -> assertThat(words).contains(error.getErrorCode()));

        var known = new HashSet<String>();
        model.getModelElementsByType(Message.class).forEach(message -> known.add(message.getName()));
        model.getModelElementsByType(Error.class).forEach(error -> known.add(error.getErrorCode()));
        model.getModelElementsByType(FlowElement.class).forEach(element -> known.add(element.getId()));
        assertThat(constantsOf(constantsClass(file)).stream().filter(word -> word.matches("[A-Z][a-z]\\w+")))
                .as("messages, errors and elements that the code names are in the model")
                .isSubsetOf(known);
    }

    @ParameterizedTest
    @MethodSource("models")
    void variablesOfAModelAreWrittenOnceInTheCode(Path file) throws IOException {
        var words = vocabulary(file);
        var text = Files.readString(file);
        var beans = CODE.stream()
                .map(type -> StringUtils.uncapitalize(type.getSimpleName()))
                .collect(toSet());
        var named = new TreeSet<String>();
        matches("\\$\\{([^}]*)}", text).forEach(expression -> named.addAll(identifiers(expression)));
        named.removeAll(beans);
        matches("camunda:(?:initiator|errorMessageVariable|resultVariable)=\"([^\"]*)\"", text)
                .forEach(named::add);
        assertThat(words)
                .as("constants of %s", constantsClass(file).getSimpleName())
                .containsAll(named);
    }

    @ParameterizedTest
    @MethodSource("models")
    void variablesOfItsFormsAreWrittenOnceInTheCode(Path file) {
        var words = vocabulary(file);
        for (var form : formsOf(read(file))) {
            assertThat(words)
                    .as("%s names only what the code writes or reads", form)
                    .containsAll(variablesOf(FORMS.resolve(form)));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormShowsWhatItsViewHoldsAndAsksWhatItsAnswerHolds(Path file) throws IOException {
        var form = file.getFileName().toString();
        if (formClass(form).isEmpty()) {
            return;
        }
        var asked = new TreeSet<>(form.endsWith(".form") ? inputsOf(file, true) : assignedIn(file));
        asked.remove(TaskForm.SHOWN);
        assertThat(answeredOn(form))
                .as("the components of its Answer")
                .containsAll(asked)
                .isSubsetOf(form.endsWith(".form") ? inputsOf(file, false) : asked);
        var named = new TreeSet<>(variablesOf(file));
        named.removeAll(asked);
        named.removeAll(answeredOn(form));
        named.removeAll(List.of(AnswerStep.REFUSAL, TaskForm.FACTS, TaskForm.SHOWN));
        assertThat(shownOn(form).orElse(Set.of()))
                .as("the components of its view")
                .containsAll(named);
    }

    /** So that nobody decides on something else than what stands. */
    @ParameterizedTest
    @MethodSource("forms")
    void aFormThatShowsFactsSendsThemBack(Path file) throws IOException {
        var form = file.getFileName().toString();
        if (!form.endsWith(".form") || shownOn(form).map(Set::isEmpty).orElse(true)) {
            return;
        }
        assertThat(new ObjectMapper().readTree(file.toFile()).get("components"))
                .as("its last component")
                .last()
                .satisfies(component -> {
                    assertThat(component.path("type").asText()).isEqualTo("expression");
                    assertThat(component.path("key").asText()).isEqualTo(TaskForm.SHOWN);
                    assertThat(component.path("expression").asText()).isEqualTo("=" + TaskForm.FACTS);
                    assertThat(component.path("computeOn").asText()).isEqualTo("presubmit");
                });
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatAGatewayComparesWithSomeoneCanChooseOrTheCodeWrites(Path file) {
        var model = read(file);
        var offered = new HashSet<>(vocabulary(file));
        formsOf(model).forEach(form -> offered.addAll(choicesOf(FORMS.resolve(form))));
        var compared = model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> flow.getConditionExpression() != null)
                .flatMap(flow -> matches(
                        "['\"]([^'\"]*)['\"]", flow.getConditionExpression().getTextContent()))
                .toList();
        assertThat(offered).containsAll(compared);
    }

    // ---- the picture

    @ParameterizedTest
    @MethodSource("models")
    void everythingIsDrawn(Path file) {
        var model = read(file);
        var shapes = shapes(model);
        assertThat(model.getModelElementsByType(FlowNode.class))
                .allSatisfy(node -> assertThat(shapes).containsKey(node));
        var edges = edges(model);
        assertThat(model.getModelElementsByType(SequenceFlow.class)).allSatisfy(flow -> {
            assertThat(edges).containsKey(flow);
            var points = edges.get(flow);
            assertThat(grown(shapes.get(flow.getSource())).contains(points[0], points[1]))
                    .as("%s leaves %s", flow.getId(), flow.getSource().getId())
                    .isTrue();
            assertThat(grown(shapes.get(flow.getTarget()))
                            .contains(points[points.length - 2], points[points.length - 1]))
                    .as("%s arrives at %s", flow.getId(), flow.getTarget().getId())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void noTwoShapesOverlap(Path file) {
        var shapes = shapes(read(file));
        shapes.forEach((one, area) -> shapes.forEach((other, otherArea) -> {
            if (one == other || attached(one, other) || attached(other, one)) {
                return;
            }
            if (one.getParentElement().equals(other)) {
                assertThat(otherArea.contains(area))
                        .as("%s lies in %s", one.getId(), other.getId())
                        .isTrue();
            } else if (!other.getParentElement().equals(one)) {
                assertThat(area.intersects(otherArea))
                        .as("%s and %s overlap", one.getId(), other.getId())
                        .isFalse();
            }
        }));
    }

    @ParameterizedTest
    @MethodSource("models")
    void noFlowRunsThroughAStepThatItDoesNotTouch(Path file) {
        var model = read(file);
        var shapes = shapes(model);
        edges(model)
                .forEach((flow, points) -> shapes.forEach((node, area) -> {
                    if (node.equals(flow.getSource())
                            || node.equals(flow.getTarget())
                            || node instanceof SubProcess
                            || attached(flow.getSource(), node)) {
                        return;
                    }
                    for (int i = 0; i + 3 < points.length; i += 2) {
                        assertThat(area.intersectsLine(points[i], points[i + 1], points[i + 2], points[i + 3]))
                                .as("%s runs through %s", flow.getId(), node.getId())
                                .isFalse();
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("models")
    void theStoryRunsFromLeftToRight(Path file) {
        var model = read(file);
        var shapes = shapes(model);
        assertThat(model.getModelElementsByType(SequenceFlow.class))
                .filteredOn(flow -> !leadsTo(flow.getTarget(), flow.getSource()))
                .allSatisfy(flow -> assertThat(shapes.get(flow.getTarget()).getMaxX())
                        .as(
                                "%s: %s is drawn left of %s",
                                flow.getId(),
                                flow.getTarget().getId(),
                                flow.getSource().getId())
                        .isGreaterThan(shapes.get(flow.getSource()).getMinX()));
    }

    // ---- reading models

    private static BpmnModelInstance read(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }

    private static String idOf(Path file) {
        return file.getFileName().toString().replace(".bpmn", "");
    }

    private static Map<FlowNode, Rectangle2D> shapes(BpmnModelInstance model) {
        var shapes = new LinkedHashMap<FlowNode, Rectangle2D>();
        for (var shape : model.getModelElementsByType(BpmnShape.class)) {
            var bounds = shape.getBounds();
            if (shape.getBpmnElement() instanceof FlowNode node) {
                shapes.put(
                        node,
                        new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight()));
            }
        }
        return shapes;
    }

    private static Map<SequenceFlow, double[]> edges(BpmnModelInstance model) {
        var edges = new LinkedHashMap<SequenceFlow, double[]>();
        for (var edge : model.getModelElementsByType(BpmnEdge.class)) {
            if (edge.getBpmnElement() instanceof SequenceFlow flow) {
                edges.put(
                        flow,
                        edge.getWaypoints().stream()
                                .flatMap(ProcessModelsTest::coordinates)
                                .mapToDouble(Double::doubleValue)
                                .toArray());
            }
        }
        return edges;
    }

    private static Stream<Double> coordinates(Waypoint point) {
        return Stream.of(point.getX(), point.getY());
    }

    private static Rectangle2D grown(Rectangle2D area) {
        return new Rectangle2D.Double(area.getX() - 2, area.getY() - 2, area.getWidth() + 4, area.getHeight() + 4);
    }

    private static boolean attached(FlowNode event, FlowNode activity) {
        return event instanceof BoundaryEvent boundary
                && boundary.getAttachedTo().equals(activity);
    }

    private static boolean leadsTo(FlowNode from, FlowNode to) {
        var seen = new HashSet<FlowNode>();
        var open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            var node = open.pop();
            if (node.equals(to)) {
                return true;
            }
            if (seen.add(node)) {
                node.getOutgoing().forEach(flow -> open.add(flow.getTarget()));
                if (node instanceof Activity) {
                    node.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
                            .filter(event -> attached(event, node))
                            .map(FlowNode.class::cast)
                            .forEach(open::add);
                }
            }
        }
        return false;
    }

    private static Set<String> formsOf(BpmnModelInstance model) {
        var forms = new TreeSet<String>();
        for (var element : Stream.concat(
                        model.getModelElementsByType(UserTask.class).stream(),
                        model.getModelElementsByType(StartEvent.class).stream())
                .toList()) {
            var reference = element.getAttributeValueNs(ENGINE, "formRef");
            var key = element.getAttributeValueNs(ENGINE, "formKey");
            if (reference != null) {
                forms.add(reference + ".form");
            } else if (key != null) {
                var embedded = EMBEDDED.matcher(key);
                assertThat(embedded.matches()).as(key).isTrue();
                forms.add(embedded.group(1));
            }
        }
        return forms;
    }

    // ---- reading forms

    private static Set<String> variablesOf(Path form) {
        var variables = new TreeSet<String>();
        try {
            var text = Files.readString(form);
            if (form.toString().endsWith(".html")) {
                matches("cam-variable-name=\"(\\w+)\"", text).forEach(variables::add);
                matches("fetchVariable\\('(\\w+)'\\)", text).forEach(variables::add);
            } else {
                collect(new ObjectMapper().readTree(text), variables);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return variables;
    }

    /** Keys of fields and columns, sources of tables, what texts and conditions name. */
    private static void collect(JsonNode node, Set<String> variables) {
        if (node.isContainerNode()) {
            node.properties().forEach(field -> {
                if (field.getKey().equals("key") && field.getValue().isTextual()) {
                    variables.add(field.getValue().asText());
                }
                collect(field.getValue(), variables);
            });
            if (node.isArray()) {
                node.forEach(element -> collect(element, variables));
            }
        } else if (node.isTextual()) {
            var text = node.asText();
            // {{#loop rows}} … {{/loop}} names rows; its end names nothing
            matches("\\{\\{(?!/)(?:#\\w+ )?(?:this\\.)?([^}]*)}}", text)
                    .forEach(name -> variables.addAll(identifiers(name)));
            if (text.startsWith("=")) {
                variables.addAll(identifiers(text.substring(1)));
            }
        }
    }

    /** What a page of our own in Tasklist sends in. */
    private static Set<String> assignedIn(Path form) throws IOException {
        return matches("cam-variable-name=\"(\\w+)\"", Files.readString(form)).collect(toSet());
    }

    /** The keys of its fields; of those that can be filled in, or also of those that only show. */
    private static Set<String> inputsOf(Path form, boolean enabled) throws IOException {
        var inputs = new TreeSet<String>();
        for (var component : new ObjectMapper().readTree(form.toFile()).findParents("key")) {
            if (component.has("type") && !(enabled && component.path("disabled").asBoolean())) {
                inputs.add(component.get("key").asText());
            }
        }
        return inputs;
    }

    private static Set<String> choicesOf(Path form) {
        try {
            var text = Files.readString(form);
            return form.toString().endsWith(".html")
                    ? matches("<option value=\"([^\"]*)\"", text).collect(toSet())
                    : matches("\"value\"\\s*:\\s*\"([^\"]*)\"", text).collect(toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final Set<String> KEYWORDS = Set.of(
            "and",
            "or",
            "not",
            "null",
            "true",
            "false",
            "empty",
            "eq",
            "ne",
            "if",
            "then",
            "else",
            "execution",
            "decisionResult",
            "string",
            "length",
            "count",
            "contains");

    private static Set<String> identifiers(String expression) {
        var names = matches("(?<![\\w.])([a-zA-Z]\\w*)", expression.replaceAll("'[^']*'|\"[^\"]*\"", ""))
                .collect(toSet());
        names.removeAll(KEYWORDS);
        return names;
    }

    private static Stream<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList()
                .stream();
    }

    // ---- reading code

    private static void assertBean(String simpleName, Class<?> type) {
        assertThat(CODE.stream()
                        .filter(candidate -> candidate.getSimpleName().equals(simpleName))
                        .toList())
                .as("one class %s", simpleName)
                .singleElement()
                .satisfies(bean -> {
                    assertThat(bean.isAssignableTo(type))
                            .as("%s is a %s", bean.getName(), type.getSimpleName())
                            .isTrue();
                    assertThat(bean.getAnnotationOfType(Component.class).value())
                            .as("named by its class")
                            .isEmpty();
                });
    }

    /** The class that shares its words with the model. */
    private static Class<?> constantsClass(Path file) {
        return CODE.stream()
                .filter(type -> type.getPackageName().contains(".process")
                        && type.getSimpleName().endsWith("Process"))
                .map(JavaClass::reflect)
                .filter(type -> constant(type, "KEY").equals(idOf(file)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No *Process class with KEY = \"" + idOf(file) + "\""));
    }

    /** The constants of its class, the components of the records there, and what its forms show and ask. */
    private static Set<String> vocabulary(Path file) {
        var words = new TreeSet<>(constantsOf(constantsClass(file)));
        words.addAll(List.of(AnswerStep.REFUSAL, TaskForm.FACTS, TaskForm.SHOWN));
        Arrays.stream(constantsClass(file).getDeclaredClasses()).forEach(record -> words.addAll(namesIn(record)));
        formsOf(read(file)).forEach(form -> {
            words.addAll(answeredOn(form));
            shownOn(form).ifPresent(words::addAll);
        });
        return words;
    }

    /** The names of a record's components, and of the rows that it holds. */
    private static Set<String> namesIn(Class<?> type) {
        var names = new TreeSet<String>();
        if (type.isRecord()) {
            for (var component : type.getRecordComponents()) {
                if (!component.isAnnotationPresent(Unwrapped.class)) {
                    names.add(component.getName());
                }
                rowOf(component.getGenericType()).ifPresent(row -> names.addAll(namesIn(row)));
            }
        }
        return names;
    }

    private static Optional<Class<?>> rowOf(Type type) {
        if (type instanceof ParameterizedType list) {
            return Arrays.stream(list.getActualTypeArguments())
                    .flatMap(row -> rowOf(row).stream())
                    .findFirst();
        }
        return type instanceof Class<?> row && row.isRecord() ? Optional.of(row) : Optional.empty();
    }

    /** {@code review-termination.form} to {@code ReviewTerminationForm}. */
    private static Optional<Class<?>> formClass(String form) {
        var name = Arrays.stream(form.substring(0, form.lastIndexOf('.')).split("-"))
                        .map(StringUtils::capitalize)
                        .collect(Collectors.joining())
                + "Form";
        return CODE.stream()
                .filter(type -> type.getPackageName().endsWith(".process")
                        && type.getSimpleName().equals(name))
                .<Class<?>>map(JavaClass::reflect)
                .findFirst();
    }

    private static Set<String> answeredOn(String form) {
        return formClass(form).stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredClasses()))
                .filter(type -> type.getSimpleName().equals("Answer"))
                .flatMap(type -> namesIn(type).stream())
                .collect(toSet());
    }

    /** None for a start form, which shows nothing. */
    private static Optional<Set<String>> shownOn(String form) {
        return formClass(form).filter(TaskForm.class::isAssignableFrom).map(type -> {
            var view = ResolvableType.forClass(type)
                    .as(TaskForm.class)
                    .getGeneric(0)
                    .resolve();
            return namesIn(requireNonNull(view));
        });
    }

    private static Collection<String> constantsOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(field -> constant(type, field.getName()))
                .toList();
    }

    private static String constant(Class<?> type, String name) {
        try {
            var field = type.getDeclaredField(name);
            field.setAccessible(true);
            return (String) field.get(null);
        } catch (NoSuchFieldException none) {
            return "";
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** {@code ReviewTermination} to {@code review-termination}. */
    private static String kebab(String id) {
        return id.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }
}
