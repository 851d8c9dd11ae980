package fr.allset.tacite.failure.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Somebody takes a failure in charge, or recognises another one in it. */
@Component
class TakeFailureInChargeForm implements TaskForm<FailureView, TakeFailureInChargeForm.Answer> {

    /**
     * @param takingInCharge {@code take} or {@code attach}
     * @param sameAs         the number of the failure that it turns out to be
     */
    record Answer(@Nullable String takingInCharge, @Nullable String sameAs) {}

    private final FailureForms forms;

    TakeFailureInChargeForm(FailureForms forms) {
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
