package fr.allset.tacite.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.allset.tacite.testing.Caller.Answer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client that knows of the API what its description says, and nothing else: operations by their ids, bodies by their schemas. */
public final class DescribedClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Caller caller;
    private final JsonNode description;
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    private record Operation(String method, String path, JsonNode described) {}

    public DescribedClient(Caller caller) {
        this.caller = caller;
        description = caller.get("/api/openapi").json();
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.put(
                                operation.getValue().get("operationId").asText(),
                                new Operation(
                                        operation.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey(),
                                        operation.getValue()))));
    }

    /** @param parameters those of the path and of the query, by name */
    public Answer call(String operationId, Map<String, String> parameters, @Nullable JsonNode body) {
        var operation = operations.get(operationId);
        if (operation == null) {
            throw new IllegalArgumentException("no operation " + operationId + " among " + operations.keySet());
        }
        var path = operation.path();
        var query = new StringBuilder();
        for (var described : operation.described().path("parameters")) {
            var parameter = followed(described);
            var name = parameter.get("name").asText();
            var value = parameters.get(name);
            if (value == null) {
                continue;
            }
            if (parameter.get("in").asText().equals("path")) {
                path = path.replace("{" + name + "}", Caller.encoded(value));
            } else if (parameter.get("in").asText().equals("query")) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(name)
                        .append('=')
                        .append(Caller.encoded(value));
            }
        }
        return caller.send(
                operation.method(),
                path + query,
                body == null ? null : "application/json",
                body == null ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The body of the operation, made of the examples of its fields. */
    public JsonNode example(String operationId) {
        return example(operations.get(operationId).described().at("/requestBody/content/application~1json/schema"));
    }

    private JsonNode example(JsonNode linked) {
        var schema = followed(linked);
        if (schema.has("example")) {
            return schema.get("example");
        }
        if (schema.path("properties").isObject()) {
            ObjectNode object = JSON.createObjectNode();
            schema.get("properties").properties().forEach(field -> {
                var example = example(field.getValue());
                if (!example.isMissingNode()) {
                    object.set(field.getKey(), example);
                }
            });
            return object;
        }
        if (schema.has("items")) {
            var entry = example(schema.get("items"));
            return entry.isMissingNode() ? entry : JSON.createArrayNode().add(entry);
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        return schema.path("type").asText().equals("boolean") ? BooleanNode.TRUE : JSON.missingNode();
    }

    private JsonNode followed(JsonNode node) {
        return node.has("$ref") ? description.at(node.get("$ref").asText().substring(1)) : node;
    }
}
