package fr.allset.tacite.servicehealth.process;

import fr.allset.tacite.servicehealth.MicrosoftIncidents;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts Microsoft's posts into the diary of the failure, and proposes its restoration when Microsoft says that it is over. */
@Component
class FollowMicrosoftIncident implements JavaDelegate {

    private final MicrosoftIncidents incidents;

    FollowMicrosoftIncident(MicrosoftIncidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var followed = incidents.follow(execution.getProcessBusinessKey());
        execution.setVariable(MicrosoftIncidentProcess.INCIDENT_FAILURE_OPEN, followed.open());
        if (followed.unreported()) {
            execution.setVariable(MicrosoftIncidentProcess.INCIDENT_SUBSCRIPTIONS_LEFT, true);
        }
    }
}
