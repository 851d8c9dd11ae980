package fr.allset.tacite.renewal.process;

import fr.allset.tacite.process.Step;
import fr.allset.tacite.renewal.RenewalCorrespondence;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the client that its notice no longer stands. */
@Component
class AnnounceNonRenewalWithdrawal implements JavaDelegate {

    private final RenewalCorrespondence letters;

    AnnounceNonRenewalWithdrawal(RenewalCorrespondence letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        letters.confirmWithdrawal(Step.of(execution).number());
    }
}
