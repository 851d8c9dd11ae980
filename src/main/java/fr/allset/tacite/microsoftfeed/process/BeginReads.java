package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.MicrosoftReading;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Begins a reading of each feed that is due. */
@Component
class BeginReads implements JavaDelegate {

    private final MicrosoftReading reads;

    BeginReads(MicrosoftReading reads) {
        this.reads = reads;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var begun = reads.beginDue(Boolean.TRUE.equals(execution.getVariable(MicrosoftSyncProcess.READ_ALL)));
        execution.setVariable(MicrosoftSyncProcess.READ_IDS, MicrosoftSyncProcess.joined(begun));
        execution.setVariable(MicrosoftSyncProcess.READ_COUNT, begun.size());
    }
}
