package fr.allset.tacite.renewal.process;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.renewal.NonRenewalHandling;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts the notice of the form on file; a refusal leads to the form that corrects it. */
@Component
class RegisterNonRenewal extends AnswerStep<RecordNonRenewalForm.Answer> {

    private final NonRenewalHandling nonRenewalHandling;

    RegisterNonRenewal(NonRenewalHandling nonRenewalHandling, RefusalWording wording) {
        super(RecordNonRenewalForm.Answer.class, NonRenewalProcess.NON_RENEWAL_REFUSED, wording);
        this.nonRenewalHandling = nonRenewalHandling;
    }

    @Override
    protected void apply(RecordNonRenewalForm.Answer answer, Step step) {
        var received = nonRenewalHandling.register(answer.notice(), new Actor(step.actor(), Optional.empty()));
        step.concerns(received.number());
    }
}
