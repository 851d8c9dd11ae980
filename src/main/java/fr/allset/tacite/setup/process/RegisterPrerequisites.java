package fr.allset.tacite.setup.process;

import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.setup.SetupHandling;
import org.springframework.stereotype.Component;

/** Records the checklist of article 2 as it stands on the form. */
@Component
class RegisterPrerequisites extends AnswerStep<RecordPrerequisitesForm.Answer> {

    private final SetupHandling setupHandling;

    RegisterPrerequisites(SetupHandling setupHandling, RefusalWording wording) {
        super(RecordPrerequisitesForm.Answer.class, SubscriptionSetupProcess.PREREQUISITES_REFUSED, wording);
        this.setupHandling = setupHandling;
    }

    @Override
    protected void apply(RecordPrerequisitesForm.Answer answer, Step step) {
        setupHandling.recordPrerequisites(step.number(), answer.prerequisites(), step.actor());
    }
}
