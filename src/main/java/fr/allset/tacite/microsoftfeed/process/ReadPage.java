package fr.allset.tacite.microsoftfeed.process;

import fr.allset.tacite.microsoftfeed.MicrosoftReading;
import fr.allset.tacite.microsoftfeed.PageProgress;
import java.util.Date;
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
        var progress = reads.readPage(MicrosoftSyncProcess.read(execution));
        // of this feed alone: others are read at the same time
        execution.setVariableLocal(MicrosoftSyncProcess.PAGE_ANSWER, answer(progress));
        execution.setVariableLocal(
                MicrosoftSyncProcess.RETRY_AT, progress.retryAt() == null ? null : Date.from(progress.retryAt()));
        execution.setVariableLocal(MicrosoftSyncProcess.SAID, progress.refusal());
    }

    private static String answer(PageProgress progress) {
        return switch (progress.next()) {
            case PAGE -> MicrosoftSyncProcess.PAGE;
            case WAIT -> MicrosoftSyncProcess.WAIT;
            case DONE -> MicrosoftSyncProcess.DONE;
            case REFUSED -> MicrosoftSyncProcess.REFUSED;
        };
    }
}
