package fr.allset.tacite.renewal.process;

import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.renewal.NonRenewalHandling;
import fr.allset.tacite.renewal.NonRenewalRequest;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the notice of the form on file; a refusal leads to the form that corrects it. */
@Component
class RegisterNonRenewal implements JavaDelegate {

    private final NonRenewalHandling nonRenewalHandling;
    private final RefusalWording sentences;

    RegisterNonRenewal(NonRenewalHandling nonRenewalHandling, RefusalWording sentences) {
        this.nonRenewalHandling = nonRenewalHandling;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            var received = nonRenewalHandling.register(
                    stated(execution), new Actor(FormAnswers.actor(execution), Optional.empty()));
            execution.setProcessBusinessKey(received.number());
        } catch (Refusal refusal) {
            throw FormAnswers.refused(NonRenewalProcess.NON_RENEWAL_REFUSED, sentences.inFrench(refusal));
        }
    }

    private static NonRenewalRequest stated(DelegateExecution execution) {
        return NonRenewalRequest.of(
                FormAnswers.text(execution, NonRenewalProcess.SUBSCRIPTION).orElse(""),
                FormAnswers.orNull(execution, NonRenewalProcess.GIVEN_BY),
                FormAnswers.day(execution, NonRenewalProcess.RECEIVED_ON),
                FormAnswers.orNull(execution, NonRenewalProcess.CHANNEL),
                FormAnswers.orNull(execution, NonRenewalProcess.EVIDENCE),
                FormAnswers.isTicked(execution, NonRenewalProcess.RETROACTIVE));
    }
}
