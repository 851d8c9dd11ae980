package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.RestorationObjective;
import java.time.Instant;

/** The words this code shares with {@code processes/restoration-deadline.bpmn}. The business key is the number of the failure. */
final class RestorationDeadlineProcess {

    static final String KEY = "restoration-deadline";

    // messages
    static final String RESTORATION_DUE = "RestorationDue";
    static final String RESTORATION_MOVED = "RestorationMoved";
    static final String RESTORATION_OVER = "RestorationOver";

    // refusals that lead back to a form
    static final String MISSED_DEADLINE_REFUSED = "MissedDeadlineRefused";

    private RestorationDeadlineProcess() {}

    /** What is to be restored: {@code service} or {@code equipment}. */
    record Awaited(String target) {

        static Awaited of(RestorationObjective.Target target) {
            return new Awaited(target.code());
        }

        RestorationObjective.Target what() {
            return RestorationObjective.Target.of(target);
        }
    }

    /** What is to be restored, as its process begins. */
    record Begun(String target, int signalPercent) {}

    /** How much of the time allowed has passed at the next signal, or had at the last; routes "Échéance atteinte ?" by 100. */
    record Signalled(int signalPercent) {}

    /** When that is. */
    record Planned(Instant signalAt) {}

    /** What the card of the task shows. */
    record Card(String customerName) {}
}
