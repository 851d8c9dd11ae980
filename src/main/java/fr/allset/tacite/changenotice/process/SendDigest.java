package fr.allset.tacite.changenotice.process;

import fr.allset.tacite.changenotice.ChangeDigests;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SendDigest implements JavaDelegate {

    private final ChangeDigests digests;

    SendDigest(ChangeDigests digests) {
        this.digests = digests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(ChangeDigestProcess.DIGEST_CUSTOMERS_LEFT, digests.send(ChangeDigestProcess.day(execution)));
    }
}
