package fr.allset.tacite.servicelevel.process;

import fr.allset.tacite.servicelevel.CreditLetters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the client why nothing is issued. */
@Component
class AnnounceCreditRefusal implements JavaDelegate {

    private final CreditLetters letters;

    AnnounceCreditRefusal(CreditLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.announceRefusal(execution.getProcessBusinessKey());
    }
}
