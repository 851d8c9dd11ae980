package fr.allset.tacite.termination.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An account manager decides on a termination that the client has accepted. */
@Component
class ReviewTerminationForm implements TaskForm<TerminationQuoteView, ReviewTerminationForm.Answer> {

    /**
     * @param decision {@code confirm}, {@code refuse} or {@code waive}
     * @param ground   {@code provider_breach} or {@code force_majeure}
     */
    record Answer(
            @Nullable String decision,
            @Nullable String ground,
            @Nullable String reason) {}

    private final TerminationForms forms;

    ReviewTerminationForm(TerminationForms forms) {
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
