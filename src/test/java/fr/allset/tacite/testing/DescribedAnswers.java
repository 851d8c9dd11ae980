package fr.allset.tacite.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Holds every answer of the API, in every test, against the description of the API. A test in which one differs fails at its end. */
@TestComponent
@Order(Ordered.HIGHEST_PRECEDENCE)
public class DescribedAnswers extends OncePerRequestFilter {

    private static final String DESCRIPTION = "/api/openapi";
    private static final Queue<String> DIFFERENCES = new ConcurrentLinkedQueue<>();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Supplier<Description> description;

    DescribedAnswers(OpenApiWebMvcResource resource) {
        description = SingletonSupplier.of(() -> read(resource));
    }

    private static Description read(OpenApiWebMvcResource resource) {
        try {
            var request = new MockHttpServletRequest("GET", DESCRIPTION);
            return new Description(JSON.readTree(resource.openapiJson(request, DESCRIPTION, Locale.ENGLISH)));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    static void begin() {
        DIFFERENCES.clear();
    }

    static void requireAsDescribed() {
        var differences = List.copyOf(DIFFERENCES);
        DIFFERENCES.clear();
        assertThat(differences)
                .as("answers that differ from the description of the API")
                .isEmpty();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/")
                || request.getRequestURI().startsWith(DESCRIPTION);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        description
                .get()
                .differences(
                        request.getMethod(),
                        request.getRequestURI(),
                        answer.getStatus(),
                        answer.getContentType(),
                        answer.getContentAsByteArray())
                .forEach(DIFFERENCES::add);
        answer.copyBodyToResponse();
    }

    /** The description as it is read; objects of answers have no other fields than it says. */
    static final class Description {

        private final JsonNode whole;
        private final List<Operation> operations = new ArrayList<>();
        private final ObjectNode schemas;
        private final Map<String, JsonSchema> read = new ConcurrentHashMap<>();
        private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
        private final SchemaValidatorsConfig settings =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

        private record Operation(String path, String method, Pattern address, JsonNode described) {}

        Description(JsonNode whole) {
            this.whole = whole;
            whole.get("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .properties()
                            .forEach(operation -> operations.add(new Operation(
                                    path.getKey(),
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    address(path.getKey()),
                                    operation.getValue()))));
            operations.sort(Comparator.comparing(
                    operation -> operation.path().chars().filter(c -> c == '{').count()));
            schemas = (ObjectNode) linked(whole.at("/components/schemas"));
            schemas.properties().forEach(schema -> {
                if (!schema.getKey().equals("Problem")) {
                    close(schema.getValue());
                }
            });
        }

        private static Pattern address(String path) {
            return Pattern.compile(
                    path.replace(".", "\\.").replace("{customer}", "(.+)").replaceAll("\\{[^}]*}", "([^/]+)"));
        }

        private static JsonNode linked(JsonNode node) {
            try {
                return JSON.readTree(node.toString().replace("#/components/schemas/", "#/$defs/"));
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private static void close(JsonNode node) {
            if (node instanceof ObjectNode object
                    && object.path("properties").isObject()
                    && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
            node.forEach(Description::close);
        }

        List<String> differences(String method, String address, int status, String contentType, byte[] body)
                throws IOException {
            var operation = operations.stream()
                    .filter(one -> one.method().equals(method)
                            && one.address().matcher(address).matches())
                    .findFirst();
            var what = method + " " + address + " -> " + status;
            if (operation.isEmpty()) {
                return status >= 400 ? List.of() : List.of(what + ": no such operation");
            }
            var answer = operation.get().described().at("/responses/" + status);
            if (answer.has("$ref")) {
                answer = whole.at(answer.get("$ref").asText().substring(1));
            }
            if (answer.isMissingNode()) {
                return List.of(what + ": no such status");
            }
            if (body.length == 0) {
                return answer.has("content") ? List.of(what + ": no body") : List.of();
            }
            var content = content(answer.path("content"), contentType);
            if (content.isEmpty()) {
                return List.of(what + ": no such content as " + contentType);
            }
            if (!contentType.contains("json")) {
                return List.of();
            }
            var key = operation.get().method() + operation.get().path() + status + contentType;
            var schema = read.computeIfAbsent(key, one -> schema(content.get().get("schema")));
            return schema.validate(JSON.readTree(body)).stream()
                    .map(fault -> what + ": " + fault.getMessage())
                    .toList();
        }

        private static Optional<JsonNode> content(JsonNode contents, String contentType) {
            return contentType == null
                    ? Optional.empty()
                    : StreamSupport.stream(contents.properties().spliterator(), false)
                            .filter(content -> MediaType.parseMediaType(content.getKey())
                                    .equalsTypeAndSubtype(MediaType.parseMediaType(contentType)))
                            .map(Map.Entry::getValue)
                            .findFirst();
        }

        private JsonSchema schema(JsonNode described) {
            var schema = (ObjectNode) linked(described);
            close(schema);
            schema.set("$defs", schemas);
            return factory.getSchema(schema, settings);
        }
    }
}
