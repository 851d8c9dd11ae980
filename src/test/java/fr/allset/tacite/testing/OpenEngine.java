package fr.allset.tacite.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.core.NestedExceptionUtils;

/** The engine's own services, called as a session would call them were the engine's door open and its permissions none. */
public final class OpenEngine {

    private final ProcessEngine engine;

    public OpenEngine(ProcessEngine engine) {
        this.engine = engine;
    }

    /** Begins a process in the middle. */
    public void startBefore(String process, String businessKey, String step, Map<String, Object> variables) {
        engine.getRuntimeService()
                .createProcessInstanceByKey(process)
                .businessKey(businessKey)
                .startBeforeActivity(step)
                .setVariables(variables)
                .execute();
    }

    public static void assertRefused(ThrowingCallable call, Class<? extends Throwable> by) {
        assertThat(NestedExceptionUtils.getMostSpecificCause(catchThrowable(call)))
                .isInstanceOf(by);
    }
}
