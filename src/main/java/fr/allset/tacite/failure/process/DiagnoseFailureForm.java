package fr.allset.tacite.failure.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever looks into a failure states what it is due to, and asks the customer. */
@Component
class DiagnoseFailureForm implements TaskForm<FailureView, DiagnoseFailureForm.Answer> {

    /**
     * @param origin        a code of FailureOrigin
     * @param subscriptions numbers, separated by commas, semicolons or blanks; blank when they stay as they are
     * @param diagnosisStep {@code restore} or {@code ask}
     */
    record Answer(
            @Nullable String diagnosis,
            @Nullable String origin,
            boolean degraded,
            @Nullable String subscriptions,
            boolean equipmentFaulty,
            @Nullable Instant equipmentFoundAt,
            boolean equipmentWarranty,
            @Nullable String diagnosisStep,
            @Nullable String asked) {}

    private final FailureForms forms;

    DiagnoseFailureForm(FailureForms forms) {
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
