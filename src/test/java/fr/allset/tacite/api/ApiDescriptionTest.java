package fr.allset.tacite.api;

import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.DescribedClient;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The description of the API as a program reads it. That answers are as it says is held in every test ({@code DescribedAnswers}); here it
 * is held against OpenAPI 3.1 itself, and against what a reader needs of it.
 */
@ServedTaciteTest
@DisplayName("The description of the API")
class ApiDescriptionTest {

    private static final Path SCHEMA_OF_OPENAPI = Path.of("src/test/resources/openapi/schema-3.1.json");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    private JsonNode description;

    @BeforeEach
    void isRead() throws IOException {
        town.settle();
        description =
                Caller.program(port, MANAGER, PASSWORD).get("/api/openapi").json();
        Files.writeString(Path.of("target/openapi.json"), description.toPrettyString());
    }

    private void eachOperation(BiConsumer<String, JsonNode> look) {
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> look.accept(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
    }

    @Test
    void isOpenApi() throws IOException {
        var schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(JSON.readTree(Files.readString(SCHEMA_OF_OPENAPI)));

        assertThat(description.get("openapi").asText()).startsWith("3.1");
        assertThat(schema.validate(description)).isEmpty();
    }

    @Test
    void hasSchemasThatAreSome() {
        var dialect = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        description
                .at("/components/schemas")
                .properties()
                .forEach(schema -> assertThat(dialect.validate(schema.getValue()))
                        .as(schema.getKey())
                        .isEmpty());
    }

    @Test
    void leadsNowhereInVainAndKeepsNothingThatIsNotUsed() {
        var links = new HashSet<String>();
        description.findValues("$ref").forEach(link -> links.add(link.asText()));

        assertThat(links)
                .allSatisfy(link -> assertThat(description.at(link.substring(1)).isMissingNode())
                        .as(link)
                        .isFalse());
        description
                .at("/components/schemas")
                .fieldNames()
                .forEachRemaining(name -> assertThat(links).contains("#/components/schemas/" + name));
    }

    @Test
    void namesEachOperationOnceAndSaysWhatItDoes() {
        var ids = new ArrayList<String>();
        var tags = new TreeSet<String>();
        description.get("tags").forEach(tag -> tags.add(tag.get("name").asText()));

        eachOperation((name, operation) -> {
            ids.add(operation.path("operationId").asText());
            assertThat(operation.path("operationId").asText()).as(name).matches("[a-z][A-Za-z]+");
            assertThat(operation.path("summary").asText())
                    .as("summary of " + name)
                    .isNotBlank();
            assertThat(operation.path("tags")).as(name).hasSize(1);
            assertThat(tags).contains(operation.path("tags").get(0).asText());
        });

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(70);
    }

    @Test
    void asksForNothingThatNobodyStates() {
        eachOperation((name, operation) -> {
            var inPath = new TreeSet<String>();
            for (var linked : operation.path("parameters")) {
                var parameter = linked.has("$ref")
                        ? description.at(linked.get("$ref").asText().substring(1))
                        : linked;
                assertThat(parameter.get("name").asText())
                        .as(name)
                        .isNotIn("reader", "actor", "answer", "locale", "clock");
                if (parameter.get("in").asText().equals("path")) {
                    inPath.add(parameter.get("name").asText());
                }
            }
            assertThat(VARIABLE.matcher(name).results().map(found -> found.group(1)))
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(inPath);
        });
    }

    @Test
    void saysHowEachOperationCanBeRefusedAndInWhichForm() {
        eachOperation((name, operation) -> {
            var answers = operation.get("responses");
            assertThat(List.of("400", "401", "403", "409", "429", "500", "503"))
                    .as(name)
                    .allSatisfy(status -> assertThat(answers.has(status)).isTrue());
            answers.properties().forEach(answer -> {
                if (answer.getKey().compareTo("400") >= 0) {
                    var problem = description.at(
                            answer.getValue().get("$ref").asText().substring(1));
                    assertThat(problem.at("/content/application~1problem+json/schema/$ref")
                                    .asText())
                            .isEqualTo("#/components/schemas/Problem");
                }
            });
            assertThat(answers.properties().stream()
                            .filter(answer -> answer.getKey().startsWith("2")))
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(answer -> assertThat(
                                    answer.getValue().path("content").fieldNames())
                            .toIterable()
                            .as(name)
                            .isNotEmpty()
                            .doesNotContain("*/*"));
        });
    }

    @Test
    void saysThatEachPostTakesAKeyAndThatALogInIsNeeded() {
        assertThat(description.at("/components/securitySchemes/basic/scheme").asText())
                .isEqualTo("basic");
        assertThat(description.at("/security/0").has("basic")).isTrue();
        eachOperation(
                (name, operation) -> assertThat(operation.path("parameters").findValuesAsText("$ref"))
                        .as(name)
                        .hasSize(name.startsWith("POST") ? 1 : 0));
    }

    @Test
    void hasAnExampleOfEachBodyThatCanBeRead() {
        var client = new DescribedClient(Caller.program(port, Town.ADMIN, PASSWORD));
        var manager = new DescribedClient(Caller.program(port, MANAGER, PASSWORD));
        var path = Map.of(
                "number", "ABO-XX", "code", "x", "id", "1", "revision", "1", "username", "nobody", "customer", "CLI-A");

        eachOperation((name, operation) -> {
            var body = operation.at("/requestBody/content/application~1json/schema");
            if (!body.isMissingNode() && !name.contains("/api/clock")) {
                var id = operation.get("operationId").asText();
                var caller = name.contains("/logins") || name.contains("/documents/{code}/versions") ? client : manager;
                var answer = caller.call(id, path, caller.example(id));
                assertThat(answer.status())
                        .as("%s with %s: %s", name, caller.example(id), answer)
                        .isNotIn(400, 415, 500);
            }
        });
    }

    @Test
    void isEnoughForAClientThatKnowsNothingElse() {
        var client = new DescribedClient(Caller.program(port, CLIENT_A, PASSWORD));
        var wanted = JsonNodeFactory.instance.objectNode().put("effectiveDate", "2027-03-15");
        wanted.putArray("subscriptions").add("ABO-A1");

        var quote = client.call("requestTerminationQuote", Map.of(), wanted);
        var number = quote.json().get("number").asText();
        town.runJobs();
        var accepted = client.call("acceptTerminationQuote", Map.of("number", number), null);
        var listed = client.call("listTerminationQuote", Map.of("page", "0", "size", "1"), null);

        assertThat(quote.status()).isEqualTo(201);
        assertThat(accepted.json().get("status").asText()).isEqualTo("accepted");
        assertThat(listed.json().get(0).get("number").asText()).isEqualTo(number);
    }
}
