package fr.allset.tacite.billing.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Another account manager decides on a correction that needs two. */
@Component
class ApproveChargeCorrectionForm implements TaskForm<ChargeCorrectionView, ApproveChargeCorrectionForm.Answer> {

    /**
     * @param decision {@code approve} or {@code refuse}
     * @param reason   of a refusal
     */
    record Answer(@Nullable String decision, @Nullable String reason) {}

    private final ChargeCorrectionForms forms;

    ApproveChargeCorrectionForm(ChargeCorrectionForms forms) {
        this.forms = forms;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public ChargeCorrectionView view(OpenTask task) {
        return forms.view(task.number());
    }
}
