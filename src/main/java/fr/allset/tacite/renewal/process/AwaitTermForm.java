package fr.allset.tacite.renewal.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A notice waits for its term; whoever completes the task takes it back. */
@Component
class AwaitTermForm implements TaskForm<NonRenewalView, AwaitTermForm.Answer> {

    /** @param withdrawalIntended that completing the task, which takes the notice back, is meant */
    record Answer(boolean withdrawalIntended, @Nullable String reason) {}

    private final NonRenewalForms forms;

    AwaitTermForm(NonRenewalForms forms) {
        this.forms = forms;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public NonRenewalView view(OpenTask task) {
        return forms.view(task.number());
    }
}
