package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.servicecredit.CreditCorrespondence;
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
        var corrections = FormAnswers.text(execution, CreditAdjustmentProcess.CORRECTIONS);
        letters.announceCorrection(
                execution.getProcessBusinessKey(),
                corrections.map(numbers -> List.of(numbers.split(" "))).orElse(List.of()));
    }
}
