package fr.allset.tacite.changeletter.process;

import fr.allset.tacite.changeletter.DigestMailing;
import fr.allset.tacite.process.Step;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class CloseDigest implements JavaDelegate {

    private final DigestMailing digests;

    CloseDigest(DigestMailing digests) {
        this.digests = digests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        digests.close(LocalDate.parse(Step.of(execution).number()));
    }
}
