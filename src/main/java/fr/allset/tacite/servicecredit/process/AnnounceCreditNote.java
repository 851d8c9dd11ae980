package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditCorrespondence;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the client of the note, with the whole calculation. */
@Component
class AnnounceCreditNote implements JavaDelegate {

    private final CreditCorrespondence letters;

    AnnounceCreditNote(CreditCorrespondence letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.announce(Step.of(execution).number());
    }
}
