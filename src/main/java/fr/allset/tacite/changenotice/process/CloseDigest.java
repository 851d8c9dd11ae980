package fr.allset.tacite.changenotice.process;

import fr.allset.tacite.changenotice.ChangeDigests;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class CloseDigest implements JavaDelegate {

    private final ChangeDigests digests;

    CloseDigest(ChangeDigests digests) {
        this.digests = digests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        digests.close(ChangeDigestProcess.day(execution));
    }
}
