package fr.allset.tacite.testing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.problem.OutOfTurn;
import fr.allset.tacite.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;

/** Several people and machines want something at the same moment, each in a thread of its own. */
public final class Race {

    private static final int PATIENCE_IN_SECONDS = 60;
    private static final long STEP_IN_NANOS = 1_500_000;

    private Race() {}

    /** They start together. */
    public static List<Outcome> between(Callable<?>... runners) throws Exception {
        return between(0, runners);
    }

    /**
     * They start together but for a head start, so that the rounds of a race meet at different places.
     *
     * @param round an even one gives the first runner a head start, an odd one the last; later rounds give a longer one
     */
    public static List<Outcome> between(int round, Callable<?>... runners) throws Exception {
        var line = new CyclicBarrier(runners.length);
        var threads = Executors.newFixedThreadPool(runners.length);
        try {
            var running = new ArrayList<Future<Outcome>>();
            for (int i = 0; i < runners.length; i++) {
                var runner = runners[i];
                long place = round % 2 == 0 ? i : runners.length - 1 - i;
                long headStart = round / 2 * place * STEP_IN_NANOS;
                running.add(threads.submit(() -> {
                    line.await(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
                    LockSupport.parkNanos(headStart);
                    return outcome(runner);
                }));
            }
            var outcomes = new ArrayList<Outcome>();
            for (var one : running) {
                outcomes.add(one.get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS));
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Outcome outcome(Callable<?> runner) {
        try {
            return new Outcome(runner.call(), null);
        } catch (Throwable failure) {
            return new Outcome(null, failure);
        }
    }

    /** What became of one of them. */
    public record Outcome(@Nullable Object result, @Nullable Throwable failure) {

        public boolean succeeded() {
            return failure == null;
        }

        /** A caller of a use case reads a refusal, or learns that someone else was faster; nothing else. */
        public Outcome hasSucceededOrWasRefused() {
            assertThat(failure)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            refused -> assertThat(refused)
                                    .isInstanceOfAny(Refusal.class, ConcurrencyFailureException.class));
            return this;
        }

        /**
         * Who works in the engine itself may also hear from it that what it worked on has moved or is gone. That is whoever sends a form,
         * and the job executor. The engine says so in many ways, a stumble of its own among them. The facts may say first that it is not
         * the turn of a step any more.
         *
         *
         */
        public Outcome hasSucceededOrWasOvertaken() {
            assertThat(failure)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            refused -> assertThat(refused)
                                    .isInstanceOfAny(
                                            Refusal.class,
                                            OutOfTurn.class,
                                            ConcurrencyFailureException.class,
                                            ProcessEngineException.class),
                            stumbled -> assertThat(stumbled.getStackTrace()[0].getClassName())
                                    .startsWith("org.camunda.bpm.engine."));
            return this;
        }
    }
}
