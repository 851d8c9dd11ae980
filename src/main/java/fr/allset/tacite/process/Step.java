package fr.allset.tacite.process;

import fr.allset.tacite.problem.Refusal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** A step of a process that is being done: which dossier it is about, who does it, what the process keeps of it. */
public final class Step {

    /** Who acts when nobody does: a date has come. */
    public static final String TACITE = "tacite";

    private static final int LONGEST_SENTENCE = 1000;

    private final DelegateExecution execution;
    private final Set<String> kept = new HashSet<>();

    private Step(DelegateExecution execution) {
        this.execution = execution;
    }

    public static Step of(DelegateExecution execution) {
        return new Step(execution);
    }

    /** The public number that the process is about. */
    public String number() {
        return Optional.ofNullable(execution.getProcessBusinessKey())
                .orElseThrow(() -> new IllegalStateException("the process " + execution.getProcessDefinitionId()
                        + " has no key at " + execution.getCurrentActivityId()));
    }

    /** Gives the process the number that it is about from now on. */
    public void concerns(String number) {
        execution.setProcessBusinessKey(number);
    }

    /** Whoever works at the engine at this moment; {@link #TACITE} when a timer does. */
    public String actor() {
        var authentication =
                execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        return authentication == null ? TACITE : authentication.getUserId();
    }

    /**
     * What the variables of the process say.
     *
     * @throws Refusal            for what a person has typed and cannot be read
     * @throws UnexpectedVariable when a variable is missing or of another type
     */
    public <R extends Record> R read(Class<R> type) {
        return Variables.read(execution, type);
    }

    /** Writes what gateways and timers decide on from now on, and what the cards of tasks show. */
    public void keep(Record record) {
        var variables = Variables.toKeep(record);
        execution.setVariables(variables);
        kept.addAll(variables.keySet());
    }

    /** As {@link #keep}, of this branch alone, where others run beside it. */
    public void keepHere(Record record) {
        execution.setVariablesLocal(Variables.toKeep(record));
    }

    /**
     * Answers have done their work, or a message or a date came first: they are taken away with their refusal, but for what is kept.
     */
    public void forget(Class<? extends Record> answer) {
        var names = new LinkedHashSet<>(Variables.names(answer));
        names.add(AnswerStep.REFUSAL);
        names.removeAll(kept);
        execution.removeVariables(names);
    }

    /** What was refused before counts no more: something else has moved the process on. */
    public void forgetRefusal() {
        execution.removeVariable(AnswerStep.REFUSAL);
    }

    /** Leads back to the form, which shows the sentence: as much of it as a variable holds, since it may quote what was typed. */
    public static BpmnError refused(String error, String sentence) {
        return new BpmnError(
                error,
                sentence.length() <= LONGEST_SENTENCE ? sentence : sentence.substring(0, LONGEST_SENTENCE) + "…");
    }
}
