package fr.allset.tacite.process;

import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;

/**
 * The form that a person sends in at this moment. A step that follows an answer acts on it and on nothing else. Whatever brings a process
 * there without a form is refused: a start in the middle, a modification or a job.
 *
 */
public final class SentForm {

    private static final ThreadLocal<@Nullable SentForm> NOW = new ThreadLocal<>();

    private final String person;
    private final String definition;
    private final @Nullable String instance;
    private boolean refused;

    private SentForm(String person, String definition, @Nullable String instance) {
        this.person = person;
        this.definition = definition;
        this.instance = instance;
    }

    /**
     * A form that begins a process.
     *
     * @param definition the id of the engine's process definition
     */
    public static SentForm ofStart(String person, String definition) {
        return new SentForm(person, definition, null);
    }

    /** The form of a task of that instance. */
    public static SentForm ofTask(String person, String definition, String instance) {
        return new SentForm(person, definition, instance);
    }

    /** Does what the form leads to, in this thread; one form leads to no other. */
    public <T> T during(Supplier<T> work) {
        if (NOW.get() != null) {
            throw new IllegalStateException("a form is being sent in while another is");
        }
        NOW.set(this);
        try {
            return work.get();
        } finally {
            NOW.remove();
        }
    }

    /** Whether a step led back to the form. */
    public boolean isRefused() {
        return refused;
    }

    /**
     * The form that has led to this step.
     *
     * @throws NobodyDecided when none has
     */
    static SentForm leadingTo(DelegateExecution execution) {
        return Optional.ofNullable(NOW.get())
                .filter(form -> form.isOf(execution))
                .orElseThrow(() -> new NobodyDecided(
                        execution.getProcessDefinitionId(),
                        execution.getCurrentActivityId(),
                        execution.getProcessBusinessKey()));
    }

    private boolean isOf(DelegateExecution execution) {
        return definition.equals(execution.getProcessDefinitionId())
                && (instance == null || instance.equals(execution.getProcessInstanceId()))
                && person.equals(Step.of(execution).actor());
    }

    void refuse() {
        refused = true;
    }
}
