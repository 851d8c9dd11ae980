package fr.allset.tacite.failure.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The customer is waited for, until somebody records its answer. */
@Component
class AwaitClientCooperationForm implements TaskForm<FailureView, AwaitClientCooperationForm.Answer> {

    /** @param answeredAt null: now */
    record Answer(@Nullable Instant answeredAt, @Nullable String clientAnswer) {}

    private final FailureForms forms;

    AwaitClientCooperationForm(FailureForms forms) {
        this.forms = forms;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public FailureView view(OpenTask task) {
        return forms.view(task);
    }
}
