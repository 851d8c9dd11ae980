package fr.allset.tacite.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The decision tables that people may change while Tacite runs, and no others. What people change is rows of plain values: the columns,
 * their expressions and everything else of a table come with Tacite. The engine keeps every version, and the latest one is in force;
 * Cockpit shows them.
 */
@Component
public class DecisionTables {

    /** The source of the deployments that people have caused. */
    public static final String CHANGED_BY_PEOPLE = "people";

    /** Those that people may change, by their keys. */
    static final Set<String> CHANGEABLE = Set.of("change-relevance");

    /** Nothing, a truth value, or a text in quotes: nothing that could be calculated. */
    private static final Pattern PLAIN_CELL = Pattern.compile("(?:true|false|\"(?:[^\"\\\\\\p{Cc}]|\\\\\")*\")?");

    /** Answers that are known are not asked for again; more than any table has is forgotten at once. */
    private static final int MOST_ANSWERS = 10_000;

    private final RepositoryService repository;
    /** Without the history of the engine: what a table has said is on file with what it was said of. */
    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private final Map<String, DmnDecision> parsed = new ConcurrentHashMap<>();
    private final Map<Question, Map<String, Object>> answers = new ConcurrentHashMap<>();

    DecisionTables(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * A row of a table.
     *
     * @param description for whoever reads the table in Cockpit
     * @param inputs      a condition for each column, as the table's language writes plain values; empty: any
     * @param outputs     likewise
     */
    public record Row(String description, List<String> inputs, List<String> outputs) {

        public Row {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * A version of a table.
     *
     * @param ofTacite it came with Tacite, and not from people
     */
    public record Version(int number, Instant deployedAt, boolean ofTacite, List<Row> rows) {}

    private record Question(String definition, Map<String, Object> facts) {}

    // ---- asking

    /** What the table in force says; nothing when no row is about it. */
    public Map<String, Object> evaluate(String key, Map<String, Object> facts) {
        var definition = latest(key).getId();
        if (answers.size() > MOST_ANSWERS) {
            answers.clear();
        }
        return answers.computeIfAbsent(
                new Question(definition, Map.copyOf(facts)),
                question ->
                        evaluate(parsed.computeIfAbsent(definition, unknown -> parse(key, xml(definition))), facts));
    }

    /** What a table of these rows would say; nothing when no row is about it. */
    public List<Map<String, Object>> tryOut(String key, List<Row> rows, List<Map<String, Object>> facts) {
        var table = parse(key, write(key, rows));
        return facts.stream().map(one -> evaluate(table, one)).toList();
    }

    private DmnDecision parse(String key, String xml) {
        return engine.parseDecision(key, new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private Map<String, Object> evaluate(DmnDecision table, Map<String, Object> facts) {
        var result = engine.evaluateDecisionTable(table, facts);
        return result.isEmpty() ? Map.of() : Map.copyOf(result.getFirstResult().getEntryMap());
    }

    // ---- reading

    /** The version in force. */
    public Version inForce(String key) {
        return version(latest(key));
    }

    /** An earlier version; none when there is no such. */
    public Optional<Version> version(String key, int number) {
        return number < 1
                ? Optional.empty()
                : Optional.ofNullable(repository
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionKey(key)
                                .decisionDefinitionVersion(number)
                                .singleResult())
                        .map(this::version);
    }

    /** The table that this release of Tacite brings. */
    public List<Row> ofThisRelease(String key) {
        return rows(
                Dmn.readModelFromStream(new ByteArrayInputStream(released(key).getBytes(StandardCharsets.UTF_8))));
    }

    /** Whether the table in force is people's: no release takes its place. */
    boolean isPeoples(String key) {
        var latest = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .latestVersion()
                .singleResult();
        return latest != null && !isOfTacite(latest);
    }

    private DecisionDefinition latest(String key) {
        var latest = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .latestVersion()
                .singleResult();
        if (latest == null) {
            throw new IllegalStateException("The decision table " + key + " is not deployed");
        }
        return latest;
    }

    private Version version(DecisionDefinition definition) {
        var deployed = repository
                .createDeploymentQuery()
                .deploymentId(definition.getDeploymentId())
                .singleResult();
        return new Version(
                definition.getVersion(),
                deployed.getDeploymentTime().toInstant(),
                isOfTacite(definition),
                rows(repository.getDmnModelInstance(definition.getId())));
    }

    private boolean isOfTacite(DecisionDefinition definition) {
        return !CHANGED_BY_PEOPLE.equals(repository
                .createDeploymentQuery()
                .deploymentId(definition.getDeploymentId())
                .singleResult()
                .getSource());
    }

    private static List<Row> rows(DmnModelInstance model) {
        return table(model).getRules().stream()
                .map(rule -> new Row(
                        rule.getDescription() == null
                                ? ""
                                : rule.getDescription().getTextContent().strip(),
                        rule.getInputEntries().stream()
                                .map(entry -> entry.getText().getTextContent().strip())
                                .toList(),
                        rule.getOutputEntries().stream()
                                .map(entry -> entry.getText().getTextContent().strip())
                                .toList()))
                .toList();
    }

    // ---- changing

    /**
     * Puts other rows in force, as a new version.
     *
     * @param key one of those that people may change
     * @param by  who has changed it, for Cockpit
     * @return the number of the new version
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int deploy(String key, List<Row> rows, String by) {
        var deployment = repository
                .createDeployment()
                .name(key + " (" + by + ")")
                .source(CHANGED_BY_PEOPLE)
                .addString(ProcessDeployment.fileOf(key), write(key, rows))
                .deployWithResult();
        return deployment.getDeployedDecisionDefinitions().get(0).getVersion();
    }

    private String write(String key, List<Row> rows) {
        if (!CHANGEABLE.contains(key)) {
            throw new IllegalArgumentException("The decision table " + key + " comes with a release alone");
        }
        var model =
                Dmn.readModelFromStream(new ByteArrayInputStream(released(key).getBytes(StandardCharsets.UTF_8)));
        var table = table(model);
        var inputs = List.copyOf(table.getInputs());
        var outputs = List.copyOf(table.getOutputs());
        List.copyOf(table.getRules()).forEach(table.getRules()::remove);
        for (int i = 0; i < rows.size(); i++) {
            table.getRules().add(rule(model, rows.get(i), i + 1, inputs, outputs));
        }
        Dmn.validateModel(model);
        return Dmn.convertToString(model);
    }

    private static Rule rule(DmnModelInstance model, Row row, int number, List<Input> inputs, List<Output> outputs) {
        if (row.inputs().size() != inputs.size() || row.outputs().size() != outputs.size()) {
            throw new IllegalArgumentException("Row " + number + " does not have the columns of its table");
        }
        var rule = model.newInstance(Rule.class, "Rule" + number);
        var description = model.newInstance(Description.class);
        description.setTextContent(row.description());
        rule.setDescription(description);
        for (int i = 0; i < inputs.size(); i++) {
            var entry = model.newInstance(
                    InputEntry.class, "Rule" + number + "_" + inputs.get(i).getId());
            entry.setText(plain(model, row.inputs().get(i), number));
            rule.getInputEntries().add(entry);
        }
        for (int i = 0; i < outputs.size(); i++) {
            var entry = model.newInstance(
                    OutputEntry.class, "Rule" + number + "_" + outputs.get(i).getId());
            entry.setText(plain(model, row.outputs().get(i), number));
            rule.getOutputEntries().add(entry);
        }
        return rule;
    }

    private static Text plain(DmnModelInstance model, String cell, int number) {
        if (!PLAIN_CELL.matcher(cell).matches()) {
            throw new IllegalArgumentException("Row " + number + " has more than a plain value: " + cell);
        }
        var text = model.newInstance(Text.class);
        text.setTextContent(cell);
        return text;
    }

    private static DecisionTable table(DmnModelInstance model) {
        return model.getModelElementsByType(DecisionTable.class).iterator().next();
    }

    private String xml(String definition) {
        try (var content = repository.getDecisionModel(definition)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String released(String key) {
        try {
            return new ClassPathResource(ProcessDeployment.fileOf(key)).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
