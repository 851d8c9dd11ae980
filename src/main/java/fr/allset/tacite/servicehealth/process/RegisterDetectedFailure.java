package fr.allset.tacite.servicehealth.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.servicehealth.IncidentTracking;
import java.util.Objects;
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
        var step = Step.of(execution);
        var upTo = step.read(MicrosoftIncidentProcess.Registered.class).registeredUpTo();
        var progress = incidents.register(step.number(), Objects.requireNonNullElse(upTo, ""));
        // once all are registered, those of another tenant begin anew
        step.keep(new MicrosoftIncidentProcess.Registered(progress.more() ? progress.upTo() : ""));
        step.keep(new MicrosoftIncidentProcess.Subscriptions(progress.more()));
    }
}
