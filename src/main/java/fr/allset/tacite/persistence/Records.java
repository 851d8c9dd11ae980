package fr.allset.tacite.persistence;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records by reflection: rows, parameters, variables and letters are all read and made here. */
public final class Records {

    private Records() {}

    /** What a record holds, by the names of its components and in their order. */
    public static Map<String, @Nullable Object> values(Record record) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var component : record.getClass().getRecordComponents()) {
            values.put(component.getName(), value(record, component));
        }
        return values;
    }

    /** What a record holds in one of its components, whether or not its class may be seen from here. */
    public static @Nullable Object value(Record record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("a record can be read", impossible);
        }
    }

    /**
     * A record of these values, in the order of its components.
     *
     * @throws RuntimeException what its constructor throws
     */
    public static <R> R of(Class<R> type, @Nullable Object... values) {
        try {
            return constructor(type).newInstance(values);
        } catch (InvocationTargetException refused) {
            throw refused.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record has the constructor of its components", impossible);
        }
    }

    static <R> Constructor<R> constructor(Class<R> type) {
        try {
            var constructor = type.getDeclaredConstructor(Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("a record has the constructor of its components", impossible);
        }
    }

    /** Whether a component may be missing. */
    public static boolean mayBeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
