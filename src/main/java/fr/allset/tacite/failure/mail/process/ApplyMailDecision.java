package fr.allset.tacite.failure.mail.process;

import fr.allset.tacite.failure.mail.HeldMailHandling;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Does with the mail what the person has decided; a refusal leads back to the form. */
@Component
class ApplyMailDecision implements JavaDelegate {

    private final HeldMailHandling mails;
    private final RefusalWording sentences;

    ApplyMailDecision(HeldMailHandling mails, RefusalWording sentences) {
        this.mails = mails;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            apply(execution, HeldMailProcess.mail(execution), FormAnswers.actor(execution));
        } catch (Refusal refusal) {
            throw FormAnswers.refused(HeldMailProcess.MAIL_DECISION_REFUSED, sentences.inFrench(refusal));
        }
    }

    private void apply(DelegateExecution execution, long mail, String by) {
        var decision = FormAnswers.text(execution, HeldMailProcess.MAIL_DECISION)
                .orElseThrow(() -> Refusal.unprocessable("decision-missing", HeldMailProcess.MAIL_DECISION));
        switch (decision) {
            case "notification" ->
                mails.takeAsNotification(mail, FormAnswers.orNull(execution, HeldMailProcess.SUBSCRIPTIONS), by);
            case "addition" -> mails.addTo(mail, FormAnswers.orNull(execution, HeldMailProcess.NOTIFICATION), by);
            case "discard" -> mails.discard(mail, FormAnswers.orNull(execution, HeldMailProcess.REASON), by);
            default -> throw Refusal.unprocessable("decision-unknown", HeldMailProcess.MAIL_DECISION, decision);
        }
    }
}
