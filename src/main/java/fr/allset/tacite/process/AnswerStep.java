package fr.allset.tacite.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

/**
 * A human decision. It follows a {@link SentForm}, reads what was answered and calls one use case. A refusal leads back to the form, which
 * then shows its sentence and what was typed. Whatever else is thrown rolls back, so that nothing of the step stands.
 *
 * @param <A> the answer: its components are the input fields of the form
 */
public abstract class AnswerStep<A extends Record> implements JavaDelegate {

    /** Why the last step was refused, in French, for the form that it leads back to. */
    public static final String REFUSAL = "refusal";

    private final Class<A> answer;
    private final @Nullable String refusedAs;
    private final @Nullable RefusalWording wording;

    /** @param refusedAs the code of the BPMN error that leads back to the form */
    protected AnswerStep(Class<A> answer, String refusedAs, RefusalWording wording) {
        this.answer = answer;
        this.refusedAs = refusedAs;
        this.wording = wording;
    }

    /** Where no way of the model leads back to the form, a refusal is told to whoever completes the task, which stays open. */
    protected AnswerStep(Class<A> answer) {
        this.answer = answer;
        this.refusedAs = null;
        this.wording = null;
    }

    /** @throws Refusal when the answer cannot be followed */
    protected abstract void apply(A answer, Step step);

    /** The code of the BPMN error by which a refusal leads back, where that depends on what is refused; null where no way does. */
    protected @Nullable String refusedAs(Refusal refusal) {
        return refusedAs;
    }

    @Override
    public final void execute(DelegateExecution execution) {
        var form = SentForm.leadingTo(execution);
        var step = Step.of(execution);
        try {
            apply(step.read(answer), step);
        } catch (Refusal refusal) {
            var error = refusedAs(refusal);
            if (error == null || wording == null) {
                throw refusal;
            }
            form.refuse();
            throw Step.refused(error, wording.inFrench(refusal));
        }
        step.forget(answer);
    }
}
