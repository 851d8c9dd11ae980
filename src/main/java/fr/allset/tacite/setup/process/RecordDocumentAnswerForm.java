package fr.allset.tacite.setup.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.setup.DocumentAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An account manager records what the Client has answered to a document, or that the matter is not pursued. */
@Component
class RecordDocumentAnswerForm implements TaskForm<AcceptanceView, RecordDocumentAnswerForm.Answer> {

    private static final String ACCEPT = "accept";
    private static final String REFUSE = "refuse";
    private static final String ABANDON = "abandon";

    /**
     * @param answerDecision   {@code accept}, {@code refuse} or {@code abandon}
     * @param answeredDocument the code of a document, or {@code *} for all that are pending
     * @param answeredOn       ISO date
     * @param means            {@code EMAIL} or {@code PAPER}
     */
    record Answer(
            @Nullable String answerDecision,
            @Nullable String answeredDocument,
            @Nullable String answeredBy,
            @Nullable String answeredOn,
            @Nullable String means,
            @Nullable String evidence,
            @Nullable String remark,
            @Nullable String reason) {

        boolean isAbandoned() {
            return ABANDON.equals(answerDecision);
        }

        DocumentAnswer document() {
            return new DocumentAnswer(answeredDocument, isAccepted(), answeredBy, answeredOn, means, evidence, remark);
        }

        /** Null when nobody says. */
        private @Nullable Boolean isAccepted() {
            if (ACCEPT.equals(answerDecision)) {
                return true;
            }
            return REFUSE.equals(answerDecision) ? Boolean.FALSE : null;
        }
    }

    private final SetupForms forms;

    RecordDocumentAnswerForm(SetupForms forms) {
        this.forms = forms;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public AcceptanceView view(OpenTask task) {
        return forms.acceptance(task.number());
    }
}
