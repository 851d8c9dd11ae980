package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureCorrespondence;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells each client concerned what was decided on the cause, and what of the time counts. */
@Component
class AnnounceCause implements JavaDelegate {

    private final FailureCorrespondence letters;

    AnnounceCause(FailureCorrespondence letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.announceCause(Step.of(execution).number());
    }
}
