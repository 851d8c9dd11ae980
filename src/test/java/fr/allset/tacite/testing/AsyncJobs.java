package fr.allset.tacite.testing;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;

/** What the job executor would do at once: everything but timers. */
public final class AsyncJobs {

    private AsyncJobs() {}

    /** Runs them, and those that they leave behind, until none is left. */
    public static void runAll(ManagementService management) {
        for (var jobs = management.createJobQuery().messages().list();
                !jobs.isEmpty();
                jobs = management.createJobQuery().messages().list()) {
            jobs.stream().map(Job::getId).forEach(management::executeJob);
        }
    }
}
