package fr.allset.tacite.setup.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.setup.SetupHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the checklist of article 2 as it stands on the form. */
@Component
class RegisterPrerequisites implements JavaDelegate {

    private final SetupHandling setupHandling;
    private final SetupForms forms;
    private final RefusalWording sentences;

    RegisterPrerequisites(SetupHandling setupHandling, SetupForms forms, RefusalWording sentences) {
        this.setupHandling = setupHandling;
        this.forms = forms;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            setupHandling.recordPrerequisites(
                    SubscriptionSetupProcess.setup(execution),
                    SetupOnForm.prerequisites(execution),
                    FormAnswers.actor(execution));
            forms.writeSetup(execution, SubscriptionSetupProcess.setup(execution));
        } catch (Refusal refusal) {
            throw FormAnswers.refused(SubscriptionSetupProcess.PREREQUISITES_REFUSED, sentences.inFrench(refusal));
        }
    }
}
