package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.change.AssessmentDays;
import fr.allset.tacite.change.ChangeHandling;
import fr.allset.tacite.changeletter.ChangeCommunication;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.time.ContractTime;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Records what a person says a text means to customers, or why they are not told. */
@Component
class RecordAssessment extends AnswerStep<AssessChangeForm.Answer> {

    private final ChangeHandling changeHandling;
    private final ChangeCommunication notices;
    private final Clock clock;

    RecordAssessment(ChangeHandling changeHandling, ChangeCommunication notices, RefusalWording wording, Clock clock) {
        super(AssessChangeForm.Answer.class, MicrosoftChangeProcess.ASSESSMENT_REFUSED, wording);
        this.changeHandling = changeHandling;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    protected void apply(AssessChangeForm.Answer answer, Step step) {
        var revision = MicrosoftChangeProcess.Revision.of(step.number());
        var stated = answer.request();
        boolean englishNeeded = stated.informs()
                && notices.isEnglishNeeded(
                        revision.change(), revision.number(), stated.components(), stated.effectiveOn());
        var assessment =
                changeHandling.assess(revision.change(), revision.number(), stated, englishNeeded, step.actor());
        step.keep(new MicrosoftChangeProcess.Assessed(stated.informs(), assessment.asksToAct()));
        if (assessment.asksToAct()) {
            step.keep(new MicrosoftChangeProcess.ReviewDue(AssessmentDays.reviewedUntil(ContractTime.today(clock))));
        }
    }
}
