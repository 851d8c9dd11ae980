package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureCorrespondence;
import fr.allset.tacite.failure.FailureSheetReading;
import fr.allset.tacite.typography.FrenchMoment;
import java.util.Date;
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
        var failure = FailureHandlingProcess.failure(execution);
        var sheet = sheets.of(failure);
        var silenceConfirmsAt = sheet.objectives().silenceConfirmsAt(sheet.at());
        letters.announceRestoration(failure, silenceConfirmsAt);
        execution.setVariable(FailureHandlingProcess.SILENCE_CONFIRMS_AT, Date.from(silenceConfirmsAt));
        execution.setVariable(FailureHandlingProcess.SILENCE_CONFIRMS_TEXT, FrenchMoment.of(silenceConfirmsAt));
    }
}
