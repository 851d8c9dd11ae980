package fr.allset.tacite.servicehealth.process;

import fr.allset.tacite.servicehealth.IncidentTracking;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Registers the next of the subscriptions that the incident concerns. */
@Component
class RegisterDetectedFailure implements JavaDelegate {

    private final IncidentTracking incidents;

    RegisterDetectedFailure(IncidentTracking incidents) {
        this.incidents = incidents;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var progress = incidents.register(execution.getProcessBusinessKey(), (String)
                execution.getVariable(MicrosoftIncidentProcess.REGISTERED_UP_TO));
        // once all are registered, those of another tenant begin anew
        execution.setVariable(MicrosoftIncidentProcess.REGISTERED_UP_TO, progress.more() ? progress.upTo() : "");
        execution.setVariable(MicrosoftIncidentProcess.INCIDENT_SUBSCRIPTIONS_LEFT, progress.more());
    }
}
