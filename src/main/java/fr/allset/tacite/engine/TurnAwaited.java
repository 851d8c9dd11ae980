package fr.allset.tacite.engine;

import fr.allset.tacite.problem.OutOfTurn;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * What becomes of a job that has failed. One that was too early has not failed: it waits for its turn with all of its tries. The engine
 * would try it again five times within the day, and an incident would stand there when its turn comes.
 */
final class TurnAwaited implements FailedJobCommandFactory {

    /** A job's day has whole milliseconds: the next one, lest it be too early once more. */
    private static final long NEARLY_A_MILLISECOND = 999_999;

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        var turn = turn(failure);
        return turn.isPresent() ? context -> await(context, jobId, turn.get()) : new DefaultJobRetryCmd(jobId, failure);
    }

    /** None where it is not a question of time, or the time has come while the job was failing. */
    private static Optional<Instant> turn(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(OutOfTurn.class::isInstance)
                .findFirst()
                .flatMap(early -> ((OutOfTurn) early).turn())
                .filter(ClockUtil.getCurrentTime().toInstant()::isBefore);
    }

    private static Object await(CommandContext context, String jobId, Instant turn) {
        var job = context.getJobManager().findJobById(jobId);
        if (job != null) {
            job.unlock();
            job.setDuedate(Date.from(turn.plusNanos(NEARLY_A_MILLISECOND)));
        }
        return turn;
    }
}
