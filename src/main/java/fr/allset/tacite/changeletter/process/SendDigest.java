package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.changeletter.DigestMailing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class SendDigest implements JavaDelegate {

    private final DigestMailing digests;

    SendDigest(DigestMailing digests) {
        this.digests = digests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                ChangeDigestProcess.DIGEST_CUSTOMERS_LEFT, digests.send(ChangeDigestProcess.day(execution)));
    }
}
