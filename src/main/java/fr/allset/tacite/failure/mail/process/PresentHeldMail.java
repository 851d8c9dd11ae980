package fr.allset.tacite.failure.mail.process;

import fr.allset.tacite.failure.mail.HeldMailHandling;
import fr.allset.tacite.typography.FrenchMoment;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the mail on the form, as text. */
@Component
class PresentHeldMail implements JavaDelegate {

    private final HeldMailHandling mails;

    PresentHeldMail(HeldMailHandling mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var held = mails.find(HeldMailProcess.mail(execution));
        var mail = held.mail();
        execution.setVariable(
                HeldMailProcess.SENDER_TEXT,
                mail.sender().isEmpty()
                        ? "inconnu"
                        : mail.senderName().isEmpty() ? mail.sender() : mail.senderName() + " <" + mail.sender() + ">");
        execution.setVariable(HeldMailProcess.RECEIPT_TEXT, FrenchMoment.of(mail.receivedAt()));
        execution.setVariable(HeldMailProcess.SUBJECT_TEXT, mail.subject().isEmpty() ? "(sans objet)" : mail.subject());
        execution.setVariable(HeldMailProcess.MAIL_TEXT, mail.body().isEmpty() ? "(sans texte)" : mail.body());
        execution.setVariable(
                HeldMailProcess.HELD_BECAUSE,
                Objects.requireNonNullElse(held.verdict().reason(), ""));
        execution.setVariable(HeldMailProcess.REFUSAL, "");
    }
}
