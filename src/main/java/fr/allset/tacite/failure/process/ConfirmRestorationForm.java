package fr.allset.tacite.failure.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The customer says whether the service works again; its silence confirms it. */
@Component
class ConfirmRestorationForm implements TaskForm<FailureView, ConfirmRestorationForm.Answer> {

    /**
     * @param confirmation    {@code confirmed} or {@code failing}
     * @param reportedAgainAt null: now
     * @param beganAgainAt    null when nobody knows
     */
    record Answer(
            @Nullable String confirmation,
            @Nullable Instant reportedAgainAt,
            @Nullable Instant beganAgainAt,
            @Nullable String failingWords) {}

    private final FailureForms forms;

    ConfirmRestorationForm(FailureForms forms) {
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
