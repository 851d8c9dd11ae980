package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureCorrespondence;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells each client concerned what it is asked for, once a question. */
@Component
class AskForCooperation implements JavaDelegate {

    private final FailureCorrespondence letters;

    AskForCooperation(FailureCorrespondence letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.askForCooperation(Step.of(execution).number());
    }
}
