package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditHandling;
import fr.allset.tacite.servicecredit.WrittenMonth;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts the request of the form on file; a refusal leads to the form that corrects it. */
@Component
class RegisterServiceCredit extends AnswerStep<RequestServiceCreditForm.Answer> {

    private final CreditHandling credits;

    RegisterServiceCredit(CreditHandling credits, RefusalWording wording) {
        super(RequestServiceCreditForm.Answer.class, ServiceCreditProcess.SERVICE_CREDIT_REFUSED, wording);
        this.credits = credits;
    }

    @Override
    protected void apply(RequestServiceCreditForm.Answer answer, Step step) {
        var asked = credits.register(
                Objects.requireNonNullElse(answer.subscription(), "").strip(),
                WrittenMonth.of(Objects.requireNonNullElse(answer.month(), "")),
                new Actor(step.actor(), Optional.empty()));
        if (!asked.isNew()) {
            throw Refusal.conflict(
                    "credit-already-requested",
                    asked.request().number(),
                    asked.request().status().label());
        }
        step.concerns(asked.request().number());
    }
}
