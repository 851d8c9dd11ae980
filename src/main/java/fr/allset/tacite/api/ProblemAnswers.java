package fr.allset.tacite.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;

/** How Tacite says no over HTTP: one schema, and for each operation the statuses that it can have. */
class ProblemAnswers {

    static final String PROBLEM = "Problem";

    private static final String LINK = "#/components/responses/";

    private static final Map<HttpStatus, String> MEANINGS = meanings();

    private static final Set<HttpStatus> OF_ALL = Set.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.UNAUTHORIZED,
            HttpStatus.FORBIDDEN,
            HttpStatus.NOT_ACCEPTABLE,
            HttpStatus.CONFLICT,
            HttpStatus.TOO_MANY_REQUESTS,
            HttpStatus.INTERNAL_SERVER_ERROR,
            HttpStatus.SERVICE_UNAVAILABLE);

    private ProblemAnswers() {}

    private static Map<HttpStatus, String> meanings() {
        var meanings = new LinkedHashMap<HttpStatus, String>();
        meanings.put(HttpStatus.BAD_REQUEST, "What was sent cannot be read: all faults are in `errors`");
        meanings.put(HttpStatus.UNAUTHORIZED, "No login, or a wrong password");
        meanings.put(HttpStatus.FORBIDDEN, "The role does not permit it");
        meanings.put(HttpStatus.NOT_FOUND, "It does not exist, or belongs to somebody else");
        meanings.put(HttpStatus.NOT_ACCEPTABLE, "The address does not answer in the format asked for");
        meanings.put(HttpStatus.CONFLICT, "It contradicts what has happened meanwhile, or somebody else does the same");
        meanings.put(HttpStatus.PAYLOAD_TOO_LARGE, "The body is too large");
        meanings.put(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The address does not take this format");
        meanings.put(HttpStatus.UNPROCESSABLE_ENTITY, "It can be read, and the contract or the facts forbid it");
        meanings.put(HttpStatus.TOO_MANY_REQUESTS, "Too many wrong passwords");
        meanings.put(HttpStatus.INTERNAL_SERVER_ERROR, "Our fault: `incident` is a number to quote");
        meanings.put(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer");
        return meanings;
    }

    static void describe(Components components) {
        components.addSchemas(PROBLEM, problem());
        MEANINGS.forEach((status, meaning) -> components.addResponses(name(status), answer(status, meaning)));
    }

    private static Schema<?> problem() {
        var error = new ObjectSchema()
                .addProperty("field", new StringSchema().description("As `site.name` or `subscriptions[0]`"))
                .addProperty("reason", new StringSchema().description("A sentence in the reader's language"));
        return new ObjectSchema()
                .description("RFC 9457. The last part of `type` is a code that stays; sentences may change.")
                .addProperty("type", new StringSchema().format("uri-reference").example("/problems/unreadable-value"))
                .addProperty("title", new StringSchema().example("Demande illisible"))
                .addProperty("status", new IntegerSchema().format("int32").example(400))
                .addProperty(
                        "detail",
                        new StringSchema()
                                .example("La valeur « 31/02/2027 » du champ « effectiveDate » ne peut pas être lue."))
                .addProperty(
                        "instance", new StringSchema().format("uri-reference").example("/api/termination-quotes"))
                .addProperty(
                        "field",
                        new StringSchema()
                                .description("The first field at fault")
                                .example("effectiveDate"))
                .addProperty("errors", new ArraySchema().items(error))
                .addProperty("incident", new StringSchema().format("uuid"))
                .required(List.of("type", "title", "status", "detail"));
    }

    private static ApiResponse answer(HttpStatus status, String meaning) {
        var answer = new ApiResponse()
                .description(meaning)
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
        if (status == HttpStatus.TOO_MANY_REQUESTS || status == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.addHeaderObject(
                    "Retry-After",
                    new Header()
                            .description("Seconds until it may be asked again")
                            .schema(new IntegerSchema().format("int32")));
        }
        return answer;
    }

    /** Adds what the operation can refuse to what it does. */
    static void addTo(Operation operation, HttpMethod method) {
        var answers = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        boolean sent = method == HttpMethod.POST || method == HttpMethod.PUT;
        boolean named =
                operation.getParameters() != null && !operation.getParameters().isEmpty();
        MEANINGS.keySet().stream()
                .filter(status -> OF_ALL.contains(status)
                        || sent
                        || (named && status == HttpStatus.NOT_FOUND)
                        || status == HttpStatus.UNPROCESSABLE_ENTITY)
                .forEach(status -> answers.putIfAbsent(
                        String.valueOf(status.value()), new ApiResponse().$ref(LINK + name(status))));
        operation.setResponses(answers);
    }

    private static String name(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "BadRequest";
            case UNAUTHORIZED -> "Unauthorized";
            case FORBIDDEN -> "Forbidden";
            case NOT_FOUND -> "NotFound";
            case NOT_ACCEPTABLE -> "NotAcceptable";
            case CONFLICT -> "Conflict";
            case PAYLOAD_TOO_LARGE -> "PayloadTooLarge";
            case UNSUPPORTED_MEDIA_TYPE -> "UnsupportedMediaType";
            case UNPROCESSABLE_ENTITY -> "Unprocessable";
            case TOO_MANY_REQUESTS -> "TooManyRequests";
            case SERVICE_UNAVAILABLE -> "Unavailable";
            default -> "Unexpected";
        };
    }
}
