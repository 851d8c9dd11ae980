package fr.allset.tacite.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A component of a record that is not nullable is always there; each has an example that reads as it would in life. */
class RecordSchemas implements ModelConverter {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final ObjectMapper json;
    private final JsonNode examples;

    /** @param examples by the name of a component, or by schema and component as {@code Setup.status} */
    RecordSchemas(ObjectMapper json, JsonNode examples) {
        this.json = json;
        this.examples = examples;
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var schema = chain.next().resolve(type, context, chain);
        JavaType javaType = type.getType() == null ? null : json.constructType(type.getType());
        if (schema != null && javaType != null && javaType.isRecordType()) {
            var name = schema.get$ref() == null
                    ? schema.getName()
                    : schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            var model = name == null ? null : context.getDefinedModels().get(name);
            describe(model == null ? schema : model, name, javaType.getRawClass());
        }
        return schema;
    }

    private void describe(Schema<?> schema, @Nullable String name, Class<?> type) {
        if (schema.getProperties() == null) {
            return;
        }
        schema.setRequired(Arrays.stream(type.getRecordComponents())
                .filter(component -> !isLeftOutAtTimes(component))
                .map(RecordComponent::getName)
                .filter(schema.getProperties()::containsKey)
                .toList());
        for (var component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonRawValue.class)) {
                schema.addProperty(component.getName(), new ObjectSchema().description("As it was calculated"));
            }
        }
        schema.getProperties().forEach((property, described) -> {
            var example =
                    examples.has(name + "." + property) ? examples.get(name + "." + property) : examples.get(property);
            if (example != null
                    && described.get$ref() == null
                    && described.getExample() == null
                    && fits(example, described)) {
                described.setExample(json.convertValue(example, Object.class));
            }
        });
    }

    /** The same word means other things elsewhere: an example is only one where it is of the same kind. */
    private static boolean fits(JsonNode example, Schema<?> schema) {
        var types = schema.getTypes() == null ? Set.of(String.valueOf(schema.getType())) : schema.getTypes();
        if (types.contains("array")) {
            return example.isArray()
                    && schema.getItems() != null
                    && schema.getItems().get$ref() == null
                    && fits(example.get(0), schema.getItems());
        }
        if (types.contains("string")) {
            return example.isTextual()
                    && schema.getEnum() == null
                    && (!"date-time".equals(schema.getFormat())
                            || example.asText().contains("T"))
                    && (!"date".equals(schema.getFormat())
                            || DAY.matcher(example.asText()).matches());
        }
        return types.contains("boolean") ? example.isBoolean() : types.contains("integer") && example.isInt();
    }

    private static boolean isLeftOutAtTimes(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || component.getAccessor().isAnnotationPresent(JsonInclude.class);
    }
}
