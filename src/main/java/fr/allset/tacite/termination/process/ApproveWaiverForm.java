package fr.allset.tacite.termination.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Another account manager decides on a waiver that needs two. */
@Component
class ApproveWaiverForm implements TaskForm<TerminationQuoteView, ApproveWaiverForm.Answer> {

    /**
     * @param decision {@code approve} or {@code refuse}
     * @param reason   why it is not approved
     */
    record Answer(@Nullable String decision, @Nullable String reason) {}

    private final TerminationForms forms;

    ApproveWaiverForm(TerminationForms forms) {
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
