package fr.allset.tacite.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/** Keeps the engine from taking up jobs by itself, as long as somebody else runs them in their order. */
@Component
class JobExecutorPause {

    private static final Duration GLANCE = Duration.ofMillis(20);
    /** A minute; what runs longer is met on the way, and the engine's own locking says who did it. */
    private static final int MOST_GLANCES = 3_000;

    private final ProcessEngine engine;

    JobExecutorPause(ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * No job is taken up from now on, and those under way have come to their end.
     *
     * @return lets the engine go on, if it was at work before
     */
    Runnable begin() {
        var executor = executor();
        if (executor == null || !executor.isActive()) {
            return () -> {};
        }
        executor.shutdown();
        for (int glance = 0; glance < MOST_GLANCES && isBusy(executor); glance++) {
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        return executor::start;
    }

    private static boolean isBusy(JobExecutor executor) {
        return executor instanceof SpringJobExecutor spring
                && spring.getTaskExecutor() instanceof ThreadPoolTaskExecutor pool
                && (pool.getActiveCount() > 0 || pool.getQueueSize() > 0);
    }

    private @Nullable JobExecutor executor() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }
}
