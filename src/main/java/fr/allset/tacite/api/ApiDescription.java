package fr.allset.tacite.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.problem.IdempotencyKey;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;

/** The description of the API, drawn from the code at run time: what all operations share is added to each. */
@Configuration
class ApiDescription {

    private static final String BASIC = "basic";
    private static final String KEY = "IdempotencyKey";

    ApiDescription() {
        SpringDocUtils.getConfig()
                .replaceWithSchema(
                        YearMonth.class,
                        new StringSchema().pattern("^\\d{4}-\\d{2}$").example("2027-03"));
    }

    @Bean
    OpenAPI openApi() {
        var components = new Components()
                .addSecuritySchemes(
                        BASIC,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("basic")
                                .description("A login of Tacite with its password, sent with every request"))
                .addParameters(
                        KEY,
                        new Parameter()
                                .name(IdempotencyKey.HEADER)
                                .in("header")
                                .required(false)
                                .description("The same key with the same request has one effect and one answer, for "
                                        + AnsweredRequests.KEPT.toDays()
                                        + " days, also while the first is under way. With another request it is 422.")
                                .schema(new StringSchema()
                                        .minLength(1)
                                        .maxLength(100)
                                        .pattern("^[\\x21-\\x7e]+$")
                                        .example("3f0c6f0e-6f4f-4a8e-9a43-0d9a4e8b9f11")));
        ProblemAnswers.describe(components);
        return new OpenAPI()
                .info(new Info()
                        .title("Tacite")
                        .version("1")
                        .description("The life of Office 365 subscriptions under the contract of ALLSET: amounts are"
                                + " decimal numbers in euros, excluding tax unless they say otherwise. Days are"
                                + " days in Europe/Paris, instants carry their offset.")
                        .contact(new Contact().name("ALLSET SAS").url("https://allset.example"))
                        .license(new License().name("Proprietary").url("https://allset.example/licence")))
                // and not the host that a request names
                .addServersItem(new Server().url("/").description("Where this description was read"))
                .addSecurityItem(new SecurityRequirement().addList(BASIC))
                .components(components);
    }

    @Bean
    ModelResolver modelResolver() {
        return new ModelResolver(Json31.mapper(), new SchemaNames()).openapi31(true);
    }

    @Bean
    RecordSchemas recordSchemas(ObjectMapper json) throws IOException {
        try (var examples = new ClassPathResource("api/examples.json").getInputStream()) {
            return new RecordSchemas(json, json.readTree(examples));
        }
    }

    /** What an operation is called, and under what it stands: its method and the resource of its controller. */
    @Bean
    GlobalOperationCustomizer operationNames() {
        return (operation, method) -> {
            var resource = SchemaNames.resource(method.getBeanType());
            operation.setOperationId(
                    method.hasMethodAnnotation(GetMapping.class)
                            ? reading(method.getMethod().getName(), resource)
                            : method.getMethod().getName() + resource);
            operation.setTags(List.of(inWords(resource)));
            return operation;
        };
    }

    private static boolean isReadByPages(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "size".equals(parameter.getName()))
                && operation.getOperationId().startsWith("list");
    }

    /** Methods that read are called after what they read, and clients after what they do. */
    private static String reading(String method, String resource) {
        if (method.equals("list")) {
            return "list" + resource;
        }
        var part = method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1);
        boolean whole = Set.of("read", "show", "one", "life").contains(method) || resource.endsWith(part);
        return "read" + resource + (whole ? "" : part);
    }

    private static String inWords(String resource) {
        var words = resource.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    @Bean
    GlobalOpenApiCustomizer whatAllOperationsShare() {
        return api -> {
            var tags = new TreeSet<String>();
            api.getPaths()
                    .values()
                    .forEach(path -> path.readOperationsMap().forEach((method, operation) -> {
                        complete(operation, method);
                        tags.addAll(operation.getTags());
                    }));
            api.setTags(tags.stream().map(name -> new Tag().name(name)).toList());
        };
    }

    private static void complete(Operation operation, HttpMethod method) {
        ProblemAnswers.addTo(operation, method);
        if (method == HttpMethod.POST) {
            if (operation.getParameters() != null) {
                operation.getParameters().removeIf(parameter -> IdempotencyKey.HEADER.equals(parameter.getName()));
            }
            operation.addParametersItem(new Parameter().$ref("#/components/parameters/" + KEY));
        }
        var listed = operation.getResponses().get("200");
        if (listed != null && method == HttpMethod.GET && isReadByPages(operation)) {
            listed.addHeaderObject(
                    ListTotal.HEADER,
                    new Header()
                            .description("How many entries the whole list has")
                            .schema(new IntegerSchema().format("int64")));
            listed.addHeaderObject(
                    "Link",
                    new Header()
                            .description("Where the next page is, with rel=\"next\", while there is one")
                            .schema(new StringSchema().example("</api/charges?page=1>; rel=\"next\"")));
        }
        var created = operation.getResponses().get("201");
        if (created != null && created.get$ref() == null && created.getHeaders() == null) {
            created.addHeaderObject(
                    "Location",
                    new Header()
                            .description("Where what has been made is read, if it has an address of its own")
                            .schema(new StringSchema().format("uri-reference")));
        }
    }
}
