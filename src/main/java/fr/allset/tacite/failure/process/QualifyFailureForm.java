package fr.allset.tacite.failure.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A person decides on the cause; the decision table has proposed one (art. 3). */
@Component
class QualifyFailureForm implements TaskForm<FailureView, QualifyFailureForm.Answer> {

    /**
     * @param cause        {@code covered}, {@code i} to {@code vi}, or {@code waiting}: {@code vi} for the times of waiting alone
     * @param excusedSince null: from its beginning
     * @param excusedUntil null: as long as it lasts
     */
    record Answer(
            @Nullable String cause,
            @Nullable String reason,
            @Nullable Instant excusedSince,
            @Nullable Instant excusedUntil,
            @Nullable String evidence) {}

    private final FailureForms forms;

    QualifyFailureForm(FailureForms forms) {
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
