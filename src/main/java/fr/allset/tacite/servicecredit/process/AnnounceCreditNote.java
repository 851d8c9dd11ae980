package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditCorrespondence;
import fr.allset.tacite.servicecredit.CreditHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the client of the note, with the whole calculation. */
@Component
class AnnounceCreditNote implements JavaDelegate {

    private final CreditHandling credits;
    private final CreditCorrespondence letters;

    AnnounceCreditNote(CreditHandling credits, CreditCorrespondence letters) {
        this.credits = credits;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.announce(credits.notesOf(Step.of(execution).number()).get(0).number());
    }
}
