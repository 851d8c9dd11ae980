package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.RestorationMonitoring;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes into the diary what is being done about a deadline that was missed; a refusal leads back to the form. */
@Component
class RecordMissedDeadline implements JavaDelegate {

    private final RestorationMonitoring deadlines;
    private final RefusalWording sentences;

    RecordMissedDeadline(RestorationMonitoring deadlines, RefusalWording sentences) {
        this.deadlines = deadlines;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            deadlines.handleMiss(
                    RestorationDeadlineProcess.failure(execution),
                    RestorationDeadlineProcess.target(execution),
                    FormAnswers.orNull(execution, RestorationDeadlineProcess.MEASURES),
                    FormAnswers.actor(execution));
        } catch (Refusal refusal) {
            throw FormAnswers.refused(RestorationDeadlineProcess.MISSED_DEADLINE_REFUSED, sentences.inFrench(refusal));
        }
    }
}
