package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.RestorationMonitoring;
import fr.allset.tacite.failure.process.RestorationDeadlineProcess.Awaited;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import org.springframework.stereotype.Component;

/** Writes into the diary what is being done about a deadline that was missed. */
@Component
class RecordMissedDeadline extends AnswerStep<HandleMissedDeadlineForm.Answer> {

    private final RestorationMonitoring deadlines;

    RecordMissedDeadline(RestorationMonitoring deadlines, RefusalWording wording) {
        super(HandleMissedDeadlineForm.Answer.class, RestorationDeadlineProcess.MISSED_DEADLINE_REFUSED, wording);
        this.deadlines = deadlines;
    }

    @Override
    protected void apply(HandleMissedDeadlineForm.Answer answer, Step step) {
        deadlines.handleMiss(step.number(), step.read(Awaited.class).what(), answer.measures(), step.actor());
    }
}
