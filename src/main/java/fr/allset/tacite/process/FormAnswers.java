package fr.allset.tacite.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.time.StatedMoment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;

/** What a person has entered on the form that led here. */
public final class FormAnswers {

    /** Who acts when nobody does: a date has come. */
    public static final String TACITE = "tacite";

    private static final int LONGEST_SENTENCE = 1000;

    private FormAnswers() {}

    /** The text under this name; none when it was left blank. */
    public static Optional<String> text(DelegateExecution execution, String variable) {
        return Optional.ofNullable(execution.getVariable(variable))
                .map(String::valueOf)
                .filter(text -> !text.isBlank());
    }

    /** The text under this name, or null when it was left blank. */
    public static @Nullable String orNull(DelegateExecution execution, String variable) {
        return text(execution, variable).orElse(null);
    }

    /** Whether the box under this name is ticked. */
    public static boolean isTicked(DelegateExecution execution, String variable) {
        return Boolean.TRUE.equals(execution.getVariable(variable));
    }

    /**
     * The day under this name.
     *
     * @throws Refusal {@code day-missing} or {@code day-unreadable}, naming the field
     */
    public static LocalDate day(DelegateExecution execution, String variable) {
        var text = text(execution, variable).orElseThrow(() -> Refusal.unprocessable("day-missing", variable));
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Refusal.unprocessable("day-unreadable", variable, text);
        }
    }

    /**
     * The moment under this name, in whole seconds; none when it was left blank. One without an offset is meant in Europe/Paris.
     *
     * @throws Refusal {@code moment-unreadable}, naming the field
     */
    public static Optional<Instant> moment(DelegateExecution execution, String variable) {
        return Optional.ofNullable(StatedMoment.of(orNull(execution, variable), variable));
    }

    /** Whoever works at the engine at this moment; {@link #TACITE} when a timer does. */
    public static String actor(DelegateExecution execution) {
        var authentication =
                execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        return authentication == null ? TACITE : authentication.getUserId();
    }

    /** Leads back to a form, which shows the sentence: as much of it as a variable holds, since it may quote what was typed. */
    public static BpmnError refused(String error, String sentence) {
        return new BpmnError(
                error,
                sentence.length() <= LONGEST_SENTENCE ? sentence : sentence.substring(0, LONGEST_SENTENCE) + "…");
    }
}
