package fr.allset.tacite.renewal.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.renewal.NonRenewalHandling;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** A notice is waited for until its term has come, and can be taken back until then. */
@Component
class HoldNonRenewal implements ExecutionListener {

    private final NonRenewalHandling nonRenewalHandling;

    HoldNonRenewal(NonRenewalHandling nonRenewalHandling) {
        this.nonRenewalHandling = nonRenewalHandling;
    }

    @Override
    public void notify(DelegateExecution execution) {
        nonRenewalHandling.reachTerm(Step.of(execution).number());
    }
}
