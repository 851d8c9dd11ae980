package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.process.ServiceCreditProcess.Review;
import fr.allset.tacite.subscription.Subscriptions;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Calculates the availability and the credit as of today, and asks the table for the percentage. */
@Component
class CalculateServiceCredit implements JavaDelegate {

    private final CreditHandling credits;
    private final Subscriptions subscriptions;
    private final ServiceCreditForms forms;
    private final Clock clock;

    CalculateServiceCredit(CreditHandling credits, Subscriptions subscriptions, ServiceCreditForms forms, Clock clock) {
        this.credits = credits;
        this.subscriptions = subscriptions;
        this.forms = forms;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var calculation = credits.calculate(step.number());
        var view = forms.view(step.number());
        var subscription = subscriptions.find(view.subscription()).orElseThrow();
        step.forget(ReviewServiceCreditForm.Answer.class);
        step.keep(CreditTiers.Question.of(subscription.termsVersion(), calculation));
        step.keep(view.card());
        step.keep(new Review(clock.instant().plus(CreditRows.REVIEW_TIME)));
    }
}
