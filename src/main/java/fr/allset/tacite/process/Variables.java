package fr.allset.tacite.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.allset.tacite.persistence.Records;
import fr.allset.tacite.persistence.StorableText;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.time.StatedDay;
import fr.allset.tacite.time.StatedMoment;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Records as process variables: each component is the variable of its name. What a form asks and what a process keeps is written once, as
 * a record, and read and written by its type.
 *
 * <p>A {@code @Nullable} component may be missing; a {@code boolean} one is a box, and one that is missing is not ticked. Blank
 * text is missing. Rows that stand nowhere else are kept as JSON. An {@link Unwrapped} part stands for its own components.
 */
public final class Variables {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private Variables() {}

    /** Where variables are read: by their name. */
    @FunctionalInterface
    public interface Source {

        @Nullable
        Object get(String name);
    }

    /**
     * The record that the variables of a step make.
     *
     * @throws Refusal              {@code day-unreadable} or {@code moment-unreadable} for what a person has typed
     * @throws UnexpectedVariable   when a variable is missing or of another type
     */
    public static <R extends Record> R read(DelegateExecution execution, Class<R> type) {
        return read(type, name -> variable(execution, name), where(execution));
    }

    /** An upload keeps the name of its file. */
    private static @Nullable Object variable(DelegateExecution execution, String name) {
        TypedValue variable = execution.getVariableTyped(name);
        return variable == null || variable instanceof FileValue ? variable : variable.getValue();
    }

    static <R extends Record> R read(Class<R> type, Source source, String where) {
        var components = type.getRecordComponents();
        var values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = isUnwrapped(components[i])
                    ? read(components[i].getType().asSubclass(Record.class), source, where)
                    : value(components[i], source.get(components[i].getName()), where);
        }
        return Records.of(type, values);
    }

    /**
     * The variables that a record makes, in the order of its components. What is null stands as null, so that it hides what was there
     * before.
     */
    public static Map<String, @Nullable Object> of(Record record) {
        var variables = new LinkedHashMap<String, @Nullable Object>();
        for (var component : record.getClass().getRecordComponents()) {
            var value = Records.value(record, component);
            if (isUnwrapped(component) && value instanceof Record part) {
                variables.putAll(of(part));
            } else {
                variables.put(component.getName(), kept(value));
            }
        }
        return variables;
    }

    /** As {@link #of}, for the engine to store: rows as JSON. */
    static Map<String, @Nullable Object> toKeep(Record record) {
        var variables = of(record);
        variables.replaceAll((name, value) ->
                value instanceof List<?> rows ? Spin.JSON(JSON.valueToTree(rows).toString()) : value);
        return variables;
    }

    /** The names of the variables that such a record makes. */
    public static Set<String> names(Class<? extends Record> type) {
        var names = new LinkedHashSet<String>();
        for (var component : type.getRecordComponents()) {
            if (isUnwrapped(component)) {
                names.addAll(names(component.getType().asSubclass(Record.class)));
            } else {
                names.add(component.getName());
            }
        }
        return names;
    }

    private static boolean isUnwrapped(RecordComponent component) {
        return component.isAnnotationPresent(Unwrapped.class);
    }

    static @Nullable Object kept(@Nullable Object value) {
        if (value instanceof Instant moment) {
            return Date.from(moment);
        }
        if (value instanceof String text) {
            return StorableText.of(text);
        }
        return value instanceof LocalDate day ? day.toString() : value;
    }

    private static @Nullable Object value(RecordComponent component, @Nullable Object variable, String where) {
        var type = component.getType();
        var name = component.getName();
        if (type == boolean.class && variable == null) {
            return false;
        }
        if (variable == null || (variable instanceof String text && text.isBlank())) {
            if (Records.mayBeNull(component)) {
                return null;
            }
            throw new UnexpectedVariable(where, name, expected(type), null);
        }
        if (variable instanceof String text && (type == LocalDate.class || type == Instant.class)) {
            return type == LocalDate.class ? StatedDay.required(text, name) : StatedMoment.of(text, name);
        }
        if (type == Instant.class && variable instanceof Date date) {
            return date.toInstant();
        }
        if ((type == int.class || type == Integer.class) && variable instanceof Number number) {
            return Math.toIntExact(number.longValue());
        }
        if ((type == long.class || type == Long.class) && variable instanceof Number number) {
            return number.longValue();
        }
        if (type == List.class && variable instanceof SpinJsonNode rows) {
            return rows(component, rows, where);
        }
        if (type.isInstance(variable) || (type == boolean.class && variable instanceof Boolean)) {
            return variable;
        }
        throw new UnexpectedVariable(where, name, expected(type), variable);
    }

    private static List<?> rows(RecordComponent component, SpinJsonNode rows, String where) {
        try {
            return JSON.readValue(rows.toString(), JSON.getTypeFactory().constructType(component.getGenericType()));
        } catch (JsonProcessingException others) {
            throw new UnexpectedVariable(where, component.getName(), "rows of its kind", rows);
        }
    }

    private static String expected(Class<?> type) {
        return type.getSimpleName();
    }

    private static String where(DelegateExecution execution) {
        return "process " + execution.getProcessDefinitionId() + ", activity " + execution.getCurrentActivityId();
    }
}
