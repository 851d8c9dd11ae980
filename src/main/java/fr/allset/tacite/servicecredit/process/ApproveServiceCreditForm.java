package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Another account manager decides on an avoir that needs two. */
@Component
class ApproveServiceCreditForm implements TaskForm<ServiceCreditView, ApproveServiceCreditForm.Answer> {

    /**
     * @param decision {@code approve} or {@code refuse}
     * @param reason   why it is not approved
     */
    record Answer(@Nullable String decision, @Nullable String reason) {}

    private final ServiceCreditForms forms;

    ApproveServiceCreditForm(ServiceCreditForms forms) {
        this.forms = forms;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public ServiceCreditView view(OpenTask task) {
        return forms.view(task.number());
    }
}
