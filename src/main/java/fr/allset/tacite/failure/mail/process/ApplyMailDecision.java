package fr.allset.tacite.failure.mail.process;

import fr.allset.tacite.failure.mail.HeldMailHandling;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import org.springframework.stereotype.Component;

/** Does with the mail what the person has decided. */
@Component
class ApplyMailDecision extends AnswerStep<SortHeldMailForm.Answer> {

    private final HeldMailHandling mails;

    ApplyMailDecision(HeldMailHandling mails, RefusalWording wording) {
        super(SortHeldMailForm.Answer.class, HeldMailProcess.MAIL_DECISION_REFUSED, wording);
        this.mails = mails;
    }

    @Override
    protected void apply(SortHeldMailForm.Answer answer, Step step) {
        if (answer.mailDecision() == null) {
            throw Refusal.unprocessable("decision-missing", "mailDecision");
        }
        var mail = HeldMailProcess.mail(step.number());
        switch (answer.mailDecision()) {
            case "notification" -> mails.takeAsNotification(mail, answer.subscriptions(), step.actor());
            case "addition" -> mails.addTo(mail, answer.notification(), step.actor());
            case "discard" -> mails.discard(mail, answer.reason(), step.actor());
            default -> throw Refusal.unprocessable("decision-unknown", "mailDecision", answer.mailDecision());
        }
    }
}
