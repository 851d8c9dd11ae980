package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditAdjusting;
import fr.allset.tacite.servicecredit.process.CreditAdjustmentProcess.Difference;
import fr.allset.tacite.servicecredit.process.CreditAdjustmentProcess.Review;
import fr.allset.tacite.subscription.Subscriptions;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Calculates anew what was issued, and asks the table for the percentage. */
@Component
class CalculateCreditAdjustment implements JavaDelegate {

    private final CreditAdjusting adjustments;
    private final Subscriptions subscriptions;
    private final CreditAdjustmentForms forms;
    private final Clock clock;

    CalculateCreditAdjustment(
            CreditAdjusting adjustments, Subscriptions subscriptions, CreditAdjustmentForms forms, Clock clock) {
        this.adjustments = adjustments;
        this.subscriptions = subscriptions;
        this.forms = forms;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var adjustment = adjustments.review(step.number());
        var subscription = subscriptions.find(adjustment.note().subscription()).orElseThrow();
        step.forget(ReviewCreditAdjustmentForm.Answer.class);
        step.keep(CreditTiers.Question.of(subscription.termsVersion(), adjustment.calculation()));
        step.keep(new Difference(adjustment.change().isNeeded(), adjustment.fingerprint()));
        step.keep(forms.view(adjustment).card());
        step.keep(new Review(clock.instant().plus(CreditRows.REVIEW_TIME)));
    }
}
