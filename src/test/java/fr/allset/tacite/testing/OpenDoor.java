package fr.allset.tacite.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.core.NestedExceptionUtils;

/** What could be asked of the engine, were no door in front of it and no permission needed: the steps themselves are left. */
public final class OpenDoor {

    private final ProcessEngine engine;

    public OpenDoor(ProcessEngine engine) {
        this.engine = engine;
    }

    /** Begins a process in its middle, and does what waits there. */
    public void startBefore(String process, String number, String step, Map<String, Object> variables) {
        var begun = engine.getRuntimeService()
                .createProcessInstanceByKey(process)
                .businessKey(number)
                .startBeforeActivity(step)
                .setVariables(variables)
                .execute();
        engine.getManagementService()
                .createJobQuery()
                .processInstanceId(begun.getId())
                .activityId(step)
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    /** The step itself has refused, and not what comes before it. */
    public static void assertRefused(ThrowingCallable call, Class<? extends Throwable> by) {
        assertThat(NestedExceptionUtils.getMostSpecificCause(catchThrowable(call)))
                .isInstanceOf(by);
    }
}
