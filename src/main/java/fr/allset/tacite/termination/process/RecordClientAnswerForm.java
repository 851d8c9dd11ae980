package fr.allset.tacite.termination.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An account manager records what the client has answered. */
@Component
class RecordClientAnswerForm implements TaskForm<TerminationQuoteView, RecordClientAnswerForm.Answer> {

    /**
     * @param answer     {@code accept} or {@code decline}
     * @param answerNote how the client answered, and where the proof is
     */
    record Answer(@Nullable String answer, @Nullable String answerNote) {}

    private final TerminationForms forms;

    RecordClientAnswerForm(TerminationForms forms) {
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
