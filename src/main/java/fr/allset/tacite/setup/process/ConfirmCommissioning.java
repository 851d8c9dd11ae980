package fr.allset.tacite.setup.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.setup.SetupCorrespondence;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the Client that its service has started, with periods, fees, the rule of renewal and a calendar file. */
@Component
class ConfirmCommissioning implements JavaDelegate {

    private final SetupCorrespondence letters;

    ConfirmCommissioning(SetupCorrespondence letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.confirmCommissioning(Step.of(execution).number());
    }
}
