package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.MicrosoftReading;
import fr.allset.tacite.process.Step;
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
        var step = Step.of(execution);
        var asked = step.read(MicrosoftSyncProcess.Asked.class);
        step.keep(MicrosoftSyncProcess.Begun.of(reads.beginDue(asked.readAll())));
    }
}
