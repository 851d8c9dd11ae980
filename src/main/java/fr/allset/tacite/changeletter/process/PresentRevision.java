package fr.allset.tacite.changeletter.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts Microsoft's text on the form, with what has changed since the last one and whom it would concern. */
@Component
class PresentRevision implements JavaDelegate {

    private final AssessmentForm form;

    PresentRevision(AssessmentForm form) {
        this.form = form;
    }

    @Override
    public void execute(DelegateExecution execution) {
        form.write(execution);
    }
}
