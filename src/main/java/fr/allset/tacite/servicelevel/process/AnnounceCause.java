package fr.allset.tacite.servicelevel.process;

import fr.allset.tacite.servicelevel.FailureLetters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells each client concerned what was decided on the cause, and what of the time counts. */
@Component
class AnnounceCause implements JavaDelegate {

    private final FailureLetters letters;

    AnnounceCause(FailureLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.announceCause(FailureHandlingProcess.failure(execution));
    }
}
