package fr.allset.tacite.setup.process;

import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.setup.DocumentAcceptance;
import org.springframework.stereotype.Component;

/** Gives a silent Client more time, or gives the matter up. */
@Component
class ApplySilenceDecision extends AnswerStep<DecideOnSilenceForm.Answer> {

    private final DocumentAcceptance documentAcceptance;
    private final AcceptanceProgress progress;

    ApplySilenceDecision(DocumentAcceptance documentAcceptance, AcceptanceProgress progress, RefusalWording wording) {
        super(DecideOnSilenceForm.Answer.class, DocumentAcceptanceProcess.SILENCE_DECISION_REFUSED, wording);
        this.documentAcceptance = documentAcceptance;
        this.progress = progress;
    }

    @Override
    protected void apply(DecideOnSilenceForm.Answer answer, Step step) {
        if (answer.isMoreTimeGiven()) {
            documentAcceptance.extend(step.number(), step.actor());
        } else {
            documentAcceptance.abandon(step.number(), answer.reason(), step.actor());
        }
        progress.keep(step);
        progress.keepTimes(step);
    }
}
