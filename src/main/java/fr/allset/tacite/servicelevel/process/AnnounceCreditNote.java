package fr.allset.tacite.servicelevel.process;

import fr.allset.tacite.servicelevel.CreditLetters;
import fr.allset.tacite.servicelevel.ServiceCredits;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the client of the note, with the whole calculation. */
@Component
class AnnounceCreditNote implements JavaDelegate {

    private final ServiceCredits credits;
    private final CreditLetters letters;

    AnnounceCreditNote(ServiceCredits credits, CreditLetters letters) {
        this.credits = credits;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.announce(credits.notesOf(execution.getProcessBusinessKey()).get(0).number());
    }
}
