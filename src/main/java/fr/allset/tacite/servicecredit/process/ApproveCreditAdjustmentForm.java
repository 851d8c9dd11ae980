package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.servicecredit.CreditAdjusting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Another account manager decides on the correction of an avoir that needs two. */
@Component
class ApproveCreditAdjustmentForm implements TaskForm<CreditAdjustmentView, ApproveCreditAdjustmentForm.Answer> {

    /**
     * @param decision {@code approve} or {@code refuse}
     * @param reason   why it is not approved
     */
    record Answer(@Nullable String decision, @Nullable String reason) {}

    private final CreditAdjusting adjustments;
    private final CreditAdjustmentForms forms;

    ApproveCreditAdjustmentForm(CreditAdjusting adjustments, CreditAdjustmentForms forms) {
        this.adjustments = adjustments;
        this.forms = forms;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public CreditAdjustmentView view(OpenTask task) {
        return forms.view(adjustments.look(task.number()));
    }
}
