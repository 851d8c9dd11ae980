package fr.allset.tacite.engine;

import java.util.AbstractMap;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** What an expression of a process can name: the application's delegates and listeners, and no other bean. */
final class ProcessBeans extends AbstractMap<Object, Object> {

    private final BeanFactory beans;

    ProcessBeans(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name instanceof String bean
                && beans.containsBean(bean)
                && (beans.isTypeMatch(bean, JavaDelegate.class)
                        || beans.isTypeMatch(bean, TaskListener.class)
                        || beans.isTypeMatch(bean, ExecutionListener.class));
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return name instanceof String bean && containsKey(bean) ? beans.getBean(bean) : null;
    }

    /** Beans are looked up by name when a process reaches them; they are not listed. */
    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return Set.of();
    }
}
