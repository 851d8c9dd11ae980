package fr.allset.tacite.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All that is wrong with a body that cannot be read. A reader of JSON stops at the first fault; whoever sends it would mend one and meet
 * the next.
 */
@Component
class BodyFaults {

    /** A body that is wrong in more places is wrong altogether. */
    private static final int MOST = 50;

    private final ObjectMapper json;
    private final Validator validator;

    BodyFaults(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * @param code  as in the problem's type; {@code invalid-field} with the validator's own words
     * @param field where, as {@code site.name} or {@code subscriptions[0]}; empty for the whole body
     * @param said  what stands there, or the words of the validator
     */
    record Fault(String code, String field, String said) {}

    /** In the order of the body, then what is missing; none when the whole can be read. */
    List<Fault> in(byte[] body, Type target) {
        JsonNode whole;
        try (var parser = json.createParser(body)) {
            whole = json.readTree(parser);
            if (whole == null) {
                return List.of();
            }
            if (parser.nextToken() != null) {
                return List.of(new Fault("text-after-body", "", ""));
            }
        } catch (IOException unreadable) {
            return ofTheText(body, unreadable);
        }
        var faults = new ArrayList<Fault>();
        look(whole, json.constructType(target), "", faults);
        faults.removeIf(fault -> fault.field().isEmpty());
        return faults;
    }

    /** What is no JSON is told from a name that stands twice, and from what follows a whole body. */
    private List<Fault> ofTheText(byte[] body, IOException unreadable) {
        if (!(unreadable instanceof JacksonException refused)) {
            return List.of();
        }
        if (refused.getOriginalMessage().startsWith("Duplicate field")
                && refused.getProcessor() instanceof JsonParser parser) {
            var path = parser.getParsingContext().pathAsPointer().toString();
            return List.of(new Fault("duplicate-field", dotted(path), ""));
        }
        try (var parser = json.createParser(body)) {
            parser.nextToken();
            parser.skipChildren();
            parser.finishToken();
            return List.of(new Fault("text-after-body", "", ""));
        } catch (IOException notEvenOneValue) {
            return List.of();
        }
    }

    private static String dotted(String pointer) {
        return Echo.of(pointer.substring(1).replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.'));
    }

    private void look(JsonNode node, JavaType type, String path, List<Fault> faults) {
        if (faults.size() >= MOST) {
            return;
        }
        if (type.isRecordType() && node.isObject()) {
            lookAtFields(node, type, path, faults);
        } else if (type.isCollectionLikeType() && node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                look(node.get(i), type.getContentType(), path + "[" + i + "]", faults);
            }
        } else {
            read(node, type, path, faults);
        }
    }

    private void lookAtFields(JsonNode node, JavaType type, String path, List<Fault> faults) {
        var components = Arrays.stream(type.getRawClass().getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, component -> component));
        for (var field : node.properties()) {
            var component = components.get(field.getKey());
            var place = place(path, field.getKey());
            if (component == null) {
                faults.add(new Fault("unknown-field", Echo.of(place), Echo.of(field.getKey())));
            } else {
                look(field.getValue(), json.constructType(component.getGenericType()), place, faults);
            }
        }
        for (var component : type.getRawClass().getRecordComponents()) {
            validate(
                    readable(node.get(component.getName()), place(path, component.getName()), faults),
                    type,
                    component,
                    path,
                    faults);
        }
    }

    /** What can be read of it: the places of a list that cannot be are left empty. */
    private static @Nullable JsonNode readable(@Nullable JsonNode node, String place, List<Fault> faults) {
        if (!(node instanceof ArrayNode list)) {
            return isFaulty(place, faults) ? null : node;
        }
        var copy = list.deepCopy();
        for (int i = 0; i < copy.size(); i++) {
            if (isFaulty(place + "[" + i + "]", faults)) {
                copy.setNull(i);
            }
        }
        return copy;
    }

    private static boolean isFaulty(String place, List<Fault> faults) {
        return faults.stream()
                .map(Fault::field)
                .anyMatch(
                        field -> field.equals(place) || field.startsWith(place + ".") || field.startsWith(place + "["));
    }

    /** One fault a place: what cannot be read is not said to be missing as well. */
    private void validate(
            @Nullable JsonNode node, JavaType type, RecordComponent component, String path, List<Fault> faults) {
        var value = node == null || node.isNull()
                ? null
                : read(node, json.constructType(component.getGenericType()), path, new ArrayList<>());
        Set<? extends ConstraintViolation<?>> violations =
                validator.validateValue(type.getRawClass(), component.getName(), value);
        for (var violation : violations) {
            var place = place(path, violation.getPropertyPath().toString().replaceAll("\\.?<[^<>]*>", ""));
            if (!isFaulty(place, faults)) {
                faults.add(new Fault("invalid-field", place, violation.getMessage()));
            }
        }
    }

    private static String place(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private @Nullable Object read(JsonNode node, JavaType type, String path, List<Fault> faults) {
        try {
            return json.treeToValue(node, type);
        } catch (InvalidFormatException format) {
            faults.add(new Fault("unreadable-value", place(path, format), Echo.of(String.valueOf(format.getValue()))));
        } catch (JsonMappingException mismatch) {
            faults.add(new Fault("wrong-type", place(path, mismatch), ""));
        } catch (JsonProcessingException unreadable) {
            faults.add(new Fault("wrong-type", Echo.of(path), ""));
        }
        return null;
    }

    private static String place(String path, JsonMappingException exception) {
        var inside = ProblemAdvice.path(exception);
        return inside.isEmpty() || path.isEmpty() || inside.startsWith("[")
                ? Echo.of(path + inside)
                : Echo.of(path + "." + inside);
    }
}
