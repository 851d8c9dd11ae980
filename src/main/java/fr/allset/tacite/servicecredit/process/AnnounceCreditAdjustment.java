package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicecredit.CreditCorrespondence;
import fr.allset.tacite.servicecredit.process.CreditAdjustmentProcess.Corrected;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the client of the notes that correct what was issued. */
@Component
class AnnounceCreditAdjustment implements JavaDelegate {

    private final CreditCorrespondence letters;

    AnnounceCreditAdjustment(CreditCorrespondence letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var corrections = step.read(Corrected.class).corrections();
        letters.announceCorrection(step.number(), corrections == null ? List.of() : List.of(corrections.split(" ")));
    }
}
