package fr.allset.tacite.setup.process;

import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.setup.DocumentAcceptance;
import org.springframework.stereotype.Component;

/** Records what the Client has answered to an account manager, or that the matter is not pursued. */
@Component
class RegisterDocumentAnswer extends AnswerStep<RecordDocumentAnswerForm.Answer> {

    private final DocumentAcceptance documentAcceptance;
    private final AcceptanceProgress progress;

    RegisterDocumentAnswer(DocumentAcceptance documentAcceptance, AcceptanceProgress progress, RefusalWording wording) {
        super(RecordDocumentAnswerForm.Answer.class, DocumentAcceptanceProcess.DOCUMENT_ANSWER_REFUSED, wording);
        this.documentAcceptance = documentAcceptance;
        this.progress = progress;
    }

    @Override
    protected void apply(RecordDocumentAnswerForm.Answer answer, Step step) {
        if (answer.isAbandoned()) {
            documentAcceptance.abandon(step.number(), answer.reason(), step.actor());
        } else {
            documentAcceptance.answer(step.number(), answer.document(), step.actor());
        }
        progress.keep(step);
    }
}
