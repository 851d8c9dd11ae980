package fr.allset.tacite.notification;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A record of a letter, filled with words that say which component they are. */
final class LetterSamples {

    private LetterSamples() {}

    /** @param all whether all that may be there is there, lists with two entries; otherwise nothing that may be missing is */
    static Object of(Class<?> model, boolean all) {
        try {
            var constructor = model.getDeclaredConstructor(Arrays.stream(model.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(model.getRecordComponents())
                    .map(component -> value(component, all))
                    .toArray());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("No sample of " + model, impossible);
        }
    }

    private static @Nullable Object value(RecordComponent component, boolean all) {
        boolean missing = !all && component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return missing ? null : value(component.getGenericType(), component.getName(), all);
    }

    private static Object value(Type type, String name, boolean all) {
        if (type instanceof ParameterizedType generic) {
            var element = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return all ? Optional.of(value(element, name, true)) : Optional.empty();
            }
            if (Collection.class.isAssignableFrom((Class<?>) generic.getRawType())) {
                return all
                        ? Stream.of(" 1", " 2")
                                .map(number -> value(element, name + number, true))
                                .toList()
                        : List.of();
            }
        }
        return value((Class<?>) type, name, all);
    }

    private static Object value(Class<?> type, String name, boolean all) {
        if (type == String.class) {
            return "‹" + name + "›";
        }
        if (type == boolean.class) {
            return all;
        }
        if (type == int.class || type == Integer.class) {
            return all ? 2 : 1;
        }
        if (type == long.class || type == Long.class) {
            return all ? 2L : 1L;
        }
        if (type == LocalDate.class) {
            return LocalDate.of(2027, 3, 2);
        }
        if (type == YearMonth.class) {
            return YearMonth.of(2027, 4);
        }
        if (type == Instant.class) {
            return Instant.parse("2027-03-02T08:05:00Z");
        }
        if (type == Duration.class) {
            return Duration.ofMinutes(432);
        }
        if (type == BigDecimal.class) {
            return new BigDecimal("5.5");
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return type.getSimpleName().equals("Euros") ? euros(type) : of(type, all);
    }

    private static Object euros(Class<?> type) {
        try {
            return type.getMethod("ofCents", long.class).invoke(null, 123_450L);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
