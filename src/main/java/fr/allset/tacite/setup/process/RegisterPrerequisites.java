package fr.allset.tacite.setup.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalSentences;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.setup.Setups;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the checklist of article 2 as it stands on the form. */
@Component
class RegisterPrerequisites implements JavaDelegate {

    private final Setups setups;
    private final SetupForms forms;
    private final RefusalSentences sentences;

    RegisterPrerequisites(Setups setups, SetupForms forms, RefusalSentences sentences) {
        this.setups = setups;
        this.forms = forms;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            setups.recordPrerequisites(SubscriptionSetupProcess.setup(execution), SetupOnForm.prerequisites(execution),
                    FormAnswers.actor(execution));
            forms.writeSetup(execution, SubscriptionSetupProcess.setup(execution));
        } catch (Refusal refusal) {
            throw FormAnswers.refused(SubscriptionSetupProcess.PREREQUISITES_REFUSED, sentences.inFrench(refusal));
        }
    }
}
