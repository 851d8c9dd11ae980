package fr.allset.tacite.setup.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All is accepted and checked: an account manager says when the service has started, or gives it up. */
@Component
class CommissionSubscriptionForm implements TaskForm<SetupView, CommissionSubscriptionForm.Answer> {

    /**
     * @param commissioningDecision routes "Service atteint ?": {@code commission} or {@code abandon}
     * @param serviceStartDate      ISO date: the Date de Mise en Service actually reached
     */
    record Answer(
            @Nullable String commissioningDecision,
            @Nullable String serviceStartDate,
            @Nullable String reason) {}

    private final SetupForms forms;

    CommissionSubscriptionForm(SetupForms forms) {
        this.forms = forms;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public SetupView view(OpenTask task) {
        return forms.setup(task.number());
    }
}
