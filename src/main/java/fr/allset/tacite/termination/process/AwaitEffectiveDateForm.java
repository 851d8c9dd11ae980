package fr.allset.tacite.termination.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A confirmed termination waits for its day; whoever completes the task cancels it. */
@Component
class AwaitEffectiveDateForm implements TaskForm<TerminationQuoteView, AwaitEffectiveDateForm.Answer> {

    /** @param cancellationIntended that completing the task, which cancels the termination, is meant */
    record Answer(boolean cancellationIntended, @Nullable String reason) {}

    private final TerminationForms forms;

    AwaitEffectiveDateForm(TerminationForms forms) {
        this.forms = forms;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public TerminationQuoteView view(OpenTask task) {
        return forms.view(task.number());
    }
}
