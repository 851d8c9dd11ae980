package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import org.springframework.stereotype.Component;

/** A credit waits for its day; whoever completes the task takes its review up again. */
@Component
class AwaitIssueDayForm implements TaskForm<ServiceCreditView, AwaitIssueDayForm.Answer> {

    /** @param reviewIntended that completing the task, which withdraws the day, is meant */
    record Answer(boolean reviewIntended) {}

    private final ServiceCreditForms forms;

    AwaitIssueDayForm(ServiceCreditForms forms) {
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
