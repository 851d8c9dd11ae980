package fr.allset.tacite.setup.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.setup.DocumentAcceptance;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives a silent Client more time, or gives the matter up. */
@Component
class ApplySilenceDecision implements JavaDelegate {

    private final DocumentAcceptance documentAcceptance;
    private final SetupForms forms;
    private final RefusalWording sentences;

    ApplySilenceDecision(DocumentAcceptance documentAcceptance, SetupForms forms, RefusalWording sentences) {
        this.documentAcceptance = documentAcceptance;
        this.forms = forms;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var file = DocumentAcceptanceProcess.file(execution);
        var by = FormAnswers.actor(execution);
        try {
            if (SetupOnForm.isMoreTimeGiven(execution)) {
                documentAcceptance.extend(file, by);
            } else {
                documentAcceptance.abandon(file, FormAnswers.orNull(execution, DocumentAcceptanceProcess.REASON), by);
            }
        } catch (Refusal refusal) {
            throw FormAnswers.refused(DocumentAcceptanceProcess.SILENCE_DECISION_REFUSED, sentences.inFrench(refusal));
        }
        forms.writeFile(execution, documentAcceptance.find(file));
        forms.writeTimes(execution, file);
        SetupOnForm.clearAnswer(execution);
    }
}
