package fr.allset.tacite.setup.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.setup.DocumentAcceptance;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what the Client has answered to an account manager, or that the matter is not pursued. */
@Component
class RegisterDocumentAnswer implements JavaDelegate {

    private final DocumentAcceptance documentAcceptance;
    private final SetupForms forms;
    private final RefusalWording sentences;

    RegisterDocumentAnswer(DocumentAcceptance documentAcceptance, SetupForms forms, RefusalWording sentences) {
        this.documentAcceptance = documentAcceptance;
        this.forms = forms;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var file = DocumentAcceptanceProcess.file(execution);
        var by = FormAnswers.actor(execution);
        try {
            forms.writeFile(
                    execution,
                    SetupOnForm.isAbandoned(execution)
                            ? documentAcceptance.abandon(
                                    file, FormAnswers.orNull(execution, DocumentAcceptanceProcess.REASON), by)
                            : documentAcceptance.answer(file, SetupOnForm.answer(execution), by));
        } catch (Refusal refusal) {
            throw FormAnswers.refused(DocumentAcceptanceProcess.DOCUMENT_ANSWER_REFUSED, sentences.inFrench(refusal));
        }
        SetupOnForm.clearAnswer(execution);
    }
}
