package fr.allset.tacite.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Closes what is still open when the last test is over. Left to the end of the JVM, the contexts would close while the embedded
 * PostgreSQL's own shutdown hook stops it, and wait for connections that never come.
 */
public class ContextsClosedInTime implements TestExecutionListener {

    private static final Set<ConfigurableApplicationContext> OPEN = ConcurrentHashMap.newKeySet();

    static void add(ConfigurableApplicationContext context) {
        OPEN.add(context);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        OPEN.forEach(ConfigurableApplicationContext::close);
    }
}
