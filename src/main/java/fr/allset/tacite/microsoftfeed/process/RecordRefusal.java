package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.MicrosoftReading;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The tenant lets nobody in. */
@Component
class RecordRefusal implements JavaDelegate {

    private final MicrosoftReading reads;

    RecordRefusal(MicrosoftReading reads) {
        this.reads = reads;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reads.refuse(Step.of(execution).read(MicrosoftSyncProcess.Feed.class).read());
    }
}
