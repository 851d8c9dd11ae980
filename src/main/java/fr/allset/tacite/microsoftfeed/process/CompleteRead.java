package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.MicrosoftReading;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The last page has been read. */
@Component
class CompleteRead implements JavaDelegate {

    private final MicrosoftReading reads;

    CompleteRead(MicrosoftReading reads) {
        this.reads = reads;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reads.complete(Step.of(execution).read(MicrosoftSyncProcess.Feed.class).read());
    }
}
