package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditCorrespondence;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the client why nothing is issued. */
@Component
class AnnounceCreditRefusal implements JavaDelegate {

    private final CreditCorrespondence letters;

    AnnounceCreditRefusal(CreditCorrespondence letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.announceRefusal(Step.of(execution).number());
    }
}
