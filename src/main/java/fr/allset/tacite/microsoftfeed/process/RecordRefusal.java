package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.MicrosoftReading;
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
        reads.refuse(
                MicrosoftSyncProcess.read(execution), String.valueOf(execution.getVariable(MicrosoftSyncProcess.SAID)));
    }
}
