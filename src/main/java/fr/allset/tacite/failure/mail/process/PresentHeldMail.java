package fr.allset.tacite.failure.mail.process;

import fr.allset.tacite.failure.mail.HeldMailHandling;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The mail is on file and held: what cannot be shown, or is decided, is no task but an incident. */
@Component
class PresentHeldMail implements JavaDelegate {

    private final HeldMailHandling mails;

    PresentHeldMail(HeldMailHandling mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mails.requireHeld(HeldMailProcess.mail(Step.of(execution).number()));
    }
}
