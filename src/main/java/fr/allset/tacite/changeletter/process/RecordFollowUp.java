package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.subscription.WrittenNumbers;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records who has answered on being asked, and whether the others are written to. */
@Component
class RecordFollowUp implements JavaDelegate {

    private final ChangeCommunication notices;
    private final RefusalWording sentences;

    RecordFollowUp(ChangeCommunication notices, RefusalWording sentences) {
        this.notices = notices;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean reminds = FormAnswers.isTicked(execution, MicrosoftChangeProcess.REMINDER_ASKED);
        try {
            notices.followUp(
                    MicrosoftChangeProcess.change(execution),
                    MicrosoftChangeProcess.revision(execution),
                    WrittenNumbers.of(FormAnswers.orNull(execution, MicrosoftChangeProcess.ANSWERED_CUSTOMERS)).stream()
                            .distinct()
                            .toList(),
                    FormAnswers.orNull(execution, MicrosoftChangeProcess.FOLLOW_UP_WORDS),
                    reminds,
                    FormAnswers.actor(execution));
        } catch (Refusal refusal) {
            throw FormAnswers.refused(MicrosoftChangeProcess.FOLLOW_UP_REFUSED, sentences.inFrench(refusal));
        }
        execution.setVariable(MicrosoftChangeProcess.REMINDER_ASKED, reminds);
        execution.setVariable(MicrosoftChangeProcess.REMINDED_UP_TO, "");
        execution.setVariable(MicrosoftChangeProcess.REFUSAL, "");
        execution.removeVariables(
                List.of(MicrosoftChangeProcess.ANSWERED_CUSTOMERS, MicrosoftChangeProcess.FOLLOW_UP_WORDS));
    }
}
