package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureCorrespondence;
import fr.allset.tacite.failure.FailureSheetReading;
import fr.allset.tacite.failure.process.FailureHandlingProcess.Silence;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells each client concerned that the service is restored, and until when it may say that it is not. */
@Component
class AnnounceRestoration implements JavaDelegate {

    private final FailureCorrespondence letters;
    private final FailureSheetReading sheets;

    AnnounceRestoration(FailureCorrespondence letters, FailureSheetReading sheets) {
        this.letters = letters;
        this.sheets = sheets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var sheet = sheets.of(step.number());
        var silenceConfirmsAt = sheet.objectives().silenceConfirmsAt(sheet.at());
        letters.announceRestoration(step.number(), silenceConfirmsAt);
        step.keep(new Silence(silenceConfirmsAt));
    }
}
