package fr.allset.tacite.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.decision.Decision;
import fr.allset.tacite.decision.Decisions;
import fr.allset.tacite.identity.Login;
import fr.allset.tacite.identity.Logins;
import fr.allset.tacite.persistence.StorableText;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.SentForm;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a form that is sent in may say: by whom, which fields, on which facts; and the row of the decisions that it becomes. */
@Component
class FormAnswers {

    /** The uploads' pages of Tasklist name their fields so. */
    private static final Pattern FIELD_OF_A_PAGE = Pattern.compile("cam-variable-name=\"(\\w+)\"");

    /** The most changes that a sentence names, and the most of each that it quotes. */
    private static final int MOST_CHANGES = 3;

    private static final int LONGEST_QUOTE = 160;

    /** The element of a decision that begins a process. */
    private static final String START = "start";

    private final FormViews views;
    private final Logins logins;
    private final Decisions decisions;
    private final RefusalWording wording;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<String, Set<String>> fields = new ConcurrentHashMap<>();

    FormAnswers(
            FormViews views,
            Logins logins,
            Decisions decisions,
            RefusalWording wording,
            ObjectMapper json,
            Clock clock) {
        this.views = views;
        this.logins = logins;
        this.decisions = decisions;
        this.wording = wording;
        this.json = json;
        this.clock = clock;
    }

    /**
     * A form that may count.
     *
     * @param fields what was typed, of the fields that the form declares
     * @param facts  what was shown and stands, as JSON
     */
    record Answer(
            SentForm form,
            Login login,
            String process,
            String element,
            String title,
            Map<String, Object> fields,
            Optional<String> facts) {}

    // ---- a task

    /**
     * The answer to a task; {@code deployed} gives the file of its form.
     *
     * @throws AuthorizationException when the person may not decide on it
     * @throws FactsChanged           when what was shown does not stand any more
     */
    Answer of(TaskEntity task, Map<String, Object> sent, Supplier<InputStream> deployed) {
        var login = person();
        if (!mayDecide(login, task)) {
            throw new AuthorizationException(
                    wording.inFrench(Refusal.conflict("not-yours-to-decide", login.displayName(), task.getName())));
        }
        var declared = declared(task.getProcessDefinitionId() + "/" + task.getTaskDefinitionKey(), deployed);
        var answered = only(declared, sent);
        var facts = views.facts(task);
        // a form of an earlier release does not send back what it showed
        if (facts.isPresent() && declared.contains(TaskForm.SHOWN)) {
            requireShown(facts.get(), sent.get(TaskForm.SHOWN), answered);
        }
        return new Answer(
                SentForm.ofTask(login.username(), task.getProcessDefinitionId(), task.getProcessInstanceId()),
                login,
                task.getProcessDefinition().getKey(),
                task.getTaskDefinitionKey(),
                task.getName(),
                answered,
                facts);
    }

    /** Whom the model names, by the role on record; a task that somebody has claimed is that person's. */
    private static boolean mayDecide(Login login, TaskEntity task) {
        var candidates = task.getTaskDefinition().getCandidateGroupIdExpressions().stream()
                .map(expression -> expression.getExpressionText())
                .collect(Collectors.toSet());
        boolean named = candidates.isEmpty()
                ? login.username().equals(task.getAssignee())
                : EngineGroups.of(login.role()).filter(candidates::contains).isPresent();
        return named && (task.getAssignee() == null || task.getAssignee().equals(login.username()));
    }

    private Login person() {
        var authentication = Context.getCommandContext().getAuthentication();
        return Optional.ofNullable(authentication)
                .flatMap(known -> logins.find(known.getUserId()))
                .filter(login -> login.enabled() && login.role().isStaff())
                .orElseThrow(() -> new AuthorizationException(wording.inFrench(Refusal.conflict("nobody-decides"))));
    }

    private static Map<String, Object> only(Set<String> declared, Map<String, Object> sent) {
        var fields = new LinkedHashMap<String, Object>();
        sent.forEach((name, value) -> {
            if (declared.contains(name) && !name.equals(TaskForm.SHOWN)) {
                // an upload is one only with its type: its name and its kind are there
                var field = sent instanceof VariableMap typed ? typed.<TypedValue>getValueTyped(name) : value;
                fields.put(name, text(field).<Object>map(StorableText::of).orElse(field));
            }
        });
        return fields;
    }

    /** What was typed as text; none for numbers, boxes, rows and uploads. */
    private static Optional<String> text(@Nullable Object field) {
        var value = field instanceof StringValue typed ? typed.getValue() : field;
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private void requireShown(String stand, @Nullable Object shown, Map<String, Object> fields) {
        if (!stand.equals(shown)) {
            var changes = shown instanceof String facts ? changes(facts, stand) : List.<String>of();
            throw new FactsChanged(String.join(" ", changes), fields);
        }
    }

    // ---- a start

    /** The answer to a start form; {@code deployed} gives its file. */
    Answer of(StartFormData start, Map<String, Object> sent, Supplier<InputStream> deployed) {
        var login = person();
        var definition = start.getProcessDefinition();
        return new Answer(
                SentForm.ofStart(login.username(), definition.getId()),
                login,
                definition.getKey(),
                START,
                definition.getName(),
                only(declared(definition.getId(), deployed), sent),
                Optional.empty());
    }

    // ---- what a form declares

    private Set<String> declared(String form, Supplier<InputStream> deployed) {
        return fields.computeIfAbsent(form, first -> declared(deployed.get()));
    }

    private Set<String> declared(InputStream deployed) {
        try (deployed) {
            var text = new String(deployed.readAllBytes(), StandardCharsets.UTF_8);
            var names = new LinkedHashSet<String>();
            if (text.stripLeading().startsWith("{")) {
                inputs(json.readTree(text), names);
            } else {
                FIELD_OF_A_PAGE.matcher(text).results().forEach(field -> names.add(field.group(1)));
            }
            return names;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What has a key can be typed, unless it only shows; the columns of a table have keys and no type. */
    private static void inputs(JsonNode node, Set<String> names) {
        if (node.has("type") && node.has("key") && !node.path("disabled").asBoolean()) {
            names.add(node.get("key").asText());
        }
        node.forEach(child -> inputs(child, names));
    }

    // ---- what becomes of it

    /** Puts the decision on record, unless the answer was refused and the form stands open again. */
    void decided(Answer answer, Optional<String> dossier) {
        if (answer.form().isRefused()) {
            return;
        }
        decisions.add(new Decision(
                dossier,
                answer.process(),
                answer.element(),
                answer.title(),
                answer.login().username(),
                answer.login().role().name(),
                clock.instant(),
                written(answer.fields()),
                answer.facts(),
                answer.facts().map(Sha256::of)));
    }

    /** What the form shows when it is opened again after what it rests on has changed. */
    Map<String, Object> kept(FactsChanged changed) {
        var kept = new LinkedHashMap<String, Object>(changed.typed());
        kept.put(AnswerStep.REFUSAL, wording.inFrench(changed));
        return kept;
    }

    /** The refusal as Tasklist shows it: the form stays open, and its sentence is read. */
    ProcessEngineException told(Refusal refusal) {
        return new FormFieldValidationException(null, wording.inFrench(refusal), refusal);
    }

    private String written(Map<String, Object> fields) {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach((name, value) -> plain.put(name, plain(value)));
        return json.valueToTree(plain).toString();
    }

    /** Of an upload its name alone is kept. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof FileValue file) {
            return file.getFilename();
        }
        if (value instanceof TypedValue typed) {
            return plain(typed.getValue());
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    // ---- what has changed

    /** What was shown and what stands now, each difference in its own words. */
    private List<String> changes(String shown, String stand) {
        var changes = new ArrayList<String>();
        try {
            var before = json.readTree(shown);
            json.readTree(stand).properties().forEach(fact -> {
                var was = before.path(fact.getKey());
                if (!was.equals(fact.getValue()) && changes.size() < MOST_CHANGES) {
                    changes.add(
                            wording.inFrench(Refusal.conflict("fact-changed", quoted(was), quoted(fact.getValue()))));
                }
            });
        } catch (JsonProcessingException invented) {
            return List.of();
        }
        return changes;
    }

    private String quoted(JsonNode fact) {
        if (fact.isArray()) {
            return wording.inFrench(Refusal.conflict("fact-lines", fact.size()));
        }
        var text = fact.isMissingNode() || fact.isNull() ? "" : fact.asText();
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
