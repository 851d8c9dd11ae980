package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.RestorationDue;
import fr.allset.tacite.failure.RestorationMoved;
import fr.allset.tacite.failure.RestorationOver;
import fr.allset.tacite.failure.process.RestorationDeadlineProcess.Awaited;
import fr.allset.tacite.failure.process.RestorationDeadlineProcess.Begun;
import fr.allset.tacite.failure.process.RestorationDeadlineProcess.Signalled;
import fr.allset.tacite.process.ProcessMessages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What happens to a deadline of restoration moves its process on, in the same transaction. A deadline whose process a process owner has
 * ended lets the failure be restored all the same.
 */
@Component
class RestorationCorrelation {

    private static final int NONE_YET = 0;

    private final ProcessMessages messages;

    RestorationCorrelation(ProcessMessages messages) {
        this.messages = messages;
    }

    @EventListener
    void on(RestorationDue due) {
        messages.start(
                RestorationDeadlineProcess.RESTORATION_DUE,
                due.failure(),
                new Begun(due.target().code(), NONE_YET));
    }

    @EventListener
    void on(RestorationMoved moved) {
        messages.tellAll(
                RestorationDeadlineProcess.RESTORATION_MOVED,
                moved.failure(),
                Awaited.of(moved.target()),
                new Signalled(NONE_YET));
    }

    @EventListener
    void on(RestorationOver over) {
        messages.tellAll(
                RestorationDeadlineProcess.RESTORATION_OVER,
                over.failure(),
                Awaited.of(over.target()),
                new Signalled(NONE_YET));
    }
}
