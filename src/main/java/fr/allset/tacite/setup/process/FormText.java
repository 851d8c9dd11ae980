package fr.allset.tacite.setup.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;

/** What people wrote on a form, and what is written back to them. */
final class FormText {

    private static final int LONGEST_SENTENCE = 1000;

    private FormText() {
    }

    static Optional<String> text(DelegateExecution execution, String variable) {
        return Optional.ofNullable(execution.getVariable(variable)).map(String::valueOf).filter(text -> !text.isBlank());
    }

    static @Nullable String orNull(DelegateExecution execution, String variable) {
        return text(execution, variable).orElse(null);
    }

    /** Leads back to a form, which shows the sentence: as much of it as a variable holds, since it may quote what was typed. */
    static BpmnError refused(String error, String sentence) {
        return new BpmnError(error, sentence.length() <= LONGEST_SENTENCE ? sentence : sentence.substring(0, LONGEST_SENTENCE) + "…");
    }

    /** Whoever works at the engine at this moment; the engine itself when a timer does. */
    static String actor(DelegateExecution execution) {
        var authentication = execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        return authentication == null ? "tacite" : authentication.getUserId();
    }
}
