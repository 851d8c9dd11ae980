package fr.allset.tacite.termination.process;

import fr.allset.tacite.decision.Approval;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.termination.TerminationHandling;
import fr.allset.tacite.termination.process.EarlyTerminationProcess.WaiverDecided;
import org.springframework.stereotype.Component;

/** Applies what another account manager has decided on a proposed waiver. */
@Component
class ApplyWaiverDecision extends AnswerStep<ApproveWaiverForm.Answer> {

    private final TerminationHandling terminations;
    private final TerminationForms forms;

    ApplyWaiverDecision(TerminationHandling terminations, TerminationForms forms, RefusalWording wording) {
        super(ApproveWaiverForm.Answer.class, EarlyTerminationProcess.WAIVER_DECISION_REFUSED, wording);
        this.terminations = terminations;
        this.forms = forms;
    }

    @Override
    protected void apply(ApproveWaiverForm.Answer answer, Step step) {
        boolean approved = Approval.of(answer.decision()) == Approval.APPROVE;
        terminations.decideOnWaiver(step.number(), approved, answer.reason(), step.actor());
        step.keep(new WaiverDecided(approved));
        step.keep(forms.review());
    }
}
