package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.servicecredit.CreditAdjusting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An account manager decides on the difference between what was issued and what would be due. */
@Component
class ReviewCreditAdjustmentForm implements TaskForm<CreditAdjustmentView, ReviewCreditAdjustmentForm.Answer> {

    /** @param decision routes "Que décider ?": {@code correct} or {@code leave} */
    record Answer(@Nullable String decision, @Nullable String reason) {}

    private final CreditAdjusting adjustments;
    private final CreditAdjustmentForms forms;

    ReviewCreditAdjustmentForm(CreditAdjusting adjustments, CreditAdjustmentForms forms) {
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
