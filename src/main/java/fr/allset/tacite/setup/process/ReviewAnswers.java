package fr.allset.tacite.setup.process;

import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks what is left to accept after an answer that did not come by a form. What the form had refused may be settled by it. */
@Component
class ReviewAnswers implements JavaDelegate {

    private final AcceptanceProgress progress;

    ReviewAnswers(AcceptanceProgress progress) {
        this.progress = progress;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        progress.keep(step);
        step.forgetRefusal();
    }
}
