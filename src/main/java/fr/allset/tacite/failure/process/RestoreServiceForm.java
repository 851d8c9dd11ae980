package fr.allset.tacite.failure.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Somebody states how far the restoration has come. */
@Component
class RestoreServiceForm implements TaskForm<FailureView, RestoreServiceForm.Answer> {

    /**
     * @param restorationStep     {@code restored}, {@code workaround}, {@code equipment} or {@code diagnose}
     * @param restoredAt          null: now
     * @param workaroundAt        null: now
     * @param equipmentReplacedAt null: now
     */
    record Answer(
            @Nullable String restorationStep,
            @Nullable Instant restoredAt,
            @Nullable Instant workaroundAt,
            @Nullable String workaround,
            @Nullable Instant equipmentReplacedAt) {}

    private final FailureForms forms;

    RestoreServiceForm(FailureForms forms) {
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
