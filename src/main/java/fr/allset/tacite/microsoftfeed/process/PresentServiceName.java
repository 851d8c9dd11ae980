package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.ServiceNames;
import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds out whether somebody has classified the name meanwhile; one that nobody has met is an incident. */
@Component
class PresentServiceName implements JavaDelegate {

    private final ServiceNames names;

    PresentServiceName(ServiceNames names) {
        this.names = names;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        // held, so that whoever classifies it at this moment finds the task, or this step finds it classified
        var name = names.hold(step.number())
                .orElseThrow(() -> new OutOfTurn("Nobody has met the service « " + step.number() + " »"));
        step.keep(new ServiceNameClassificationProcess.Known(!name.isUnknown()));
    }
}
