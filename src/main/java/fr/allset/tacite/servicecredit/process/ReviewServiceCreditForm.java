package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An account manager reviews a credit that was asked for. */
@Component
class ReviewServiceCreditForm implements TaskForm<ServiceCreditView, ReviewServiceCreditForm.Answer> {

    /**
     * @param decision    routes "Que décider ?": {@code issue}, {@code plan}, {@code refuse} or {@code recalculate}
     * @param reason      why it is refused, issued today although a later day gives more, or issued before the cause is decided on
     * @param earlyGround who wants it today: {@code client} or {@code reseller}
     */
    record Answer(
            @Nullable String decision,
            @Nullable String reason,
            @Nullable String earlyGround) {}

    private final ServiceCreditForms forms;

    ReviewServiceCreditForm(ServiceCreditForms forms) {
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
