package fr.allset.tacite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.allset.tacite.subscription.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One thing has one name on every form: that of the contract. */
class FormWordsTest {

    static Stream<Path> forms() throws IOException {
        try (var files = Files.list(Path.of("forms"))) {
            return files.filter(file -> file.toString().endsWith(".form")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void componentsAreCalledAsTheContractCallsThem(Path form) throws IOException {
        var fields = new ObjectMapper().readTree(Files.readString(form)).findParents("key");

        assertThat(fields)
                .allSatisfy(field -> component(field)
                        .ifPresent(component ->
                                assertThat(field.path("label").asText()).isEqualTo(component.contractName())));
    }

    private static Optional<Component> component(JsonNode field) {
        return Arrays.stream(Component.values())
                .filter(component -> component
                        .name()
                        .replace("_", "")
                        .equalsIgnoreCase(field.path("key").asText()))
                .findFirst();
    }
}
