package fr.allset.tacite.servicehealth.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicehealth.IncidentTracking;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts Microsoft's posts into the diary of the failure, and proposes its restoration when Microsoft says that it is over. */
@Component
class FollowMicrosoftIncident implements JavaDelegate {

    private final IncidentTracking incidents;

    FollowMicrosoftIncident(IncidentTracking incidents) {
        this.incidents = incidents;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var followed = incidents.follow(step.number());
        step.keep(new MicrosoftIncidentProcess.Followed(followed.open()));
        if (followed.unreported()) {
            step.keep(new MicrosoftIncidentProcess.Subscriptions(true));
        }
    }
}
