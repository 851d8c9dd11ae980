package fr.allset.tacite.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts what goes to the database of a benchmark: each execution of a statement or of a batch, and each commit. */
public class CountedDatabase implements BeanPostProcessor {

    private static final AtomicLong STATEMENTS = new AtomicLong();
    private static final AtomicLong COMMITS = new AtomicLong();

    public static void reset() {
        STATEMENTS.set(0);
        COMMITS.set(0);
    }

    public static long statements() {
        return STATEMENTS.get();
    }

    public static long commits() {
        return COMMITS.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource ? wrap(bean, DataSource.class) : bean;
    }

    private static Object wrap(Object target, Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                STATEMENTS.incrementAndGet();
            } else if (method.getName().equals("commit")) {
                COMMITS.incrementAndGet();
            }
            Object result;
            try {
                result = method.invoke(target, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
            return result instanceof Connection || result instanceof Statement
                    ? wrap(result, method.getReturnType())
                    : result;
        });
    }
}
