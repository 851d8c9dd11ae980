package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.MicrosoftReading;
import fr.allset.tacite.process.Step;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** One page. That Microsoft does not answer is an exception, which the engine retries. */
@Component
class ReadPage implements JavaDelegate {

    private final MicrosoftReading reads;

    ReadPage(MicrosoftReading reads) {
        this.reads = reads;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = Step.of(execution);
        var progress = reads.readPage(step.read(MicrosoftSyncProcess.Feed.class).read());
        // of this feed alone: others are read at the same time
        step.keepHere(MicrosoftSyncProcess.Answered.of(progress));
    }
}
