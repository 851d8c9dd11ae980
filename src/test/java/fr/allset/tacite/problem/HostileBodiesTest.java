package fr.allset.tacite.problem;

import static fr.allset.tacite.testing.Town.ADMIN;
import static fr.allset.tacite.testing.Town.CLIENT_A;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.OWNER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static fr.allset.tacite.testing.Town.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.Caller.Answer;
import fr.allset.tacite.testing.TaciteTest;
import fr.allset.tacite.testing.Town;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every endpoint of the API that takes a body, as {@code access.md} lists them, with its own body and something hostile in it. */
@TaciteTest
@DisplayName("A hostile body")
class HostileBodiesTest {

    private static final int DEEP = 100_000;
    private static final String HOSTILE = "hostile";
    private static final String MARK = "\"" + HOSTILE + "\"";
    private static final List<String> LOGINS = List.of("", MANAGER, SUPPORT, OWNER, ADMIN, CLIENT_A);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** In the place of a value. */
    private static final List<String> VALUES = List.of(
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"a\\udfff\\ud800b\"",
            "\"" + "a".repeat(300_000) + "\"",
            "1e400",
            "1e-2147483648",
            "1e2147483647",
            "9".repeat(5_000),
            "[".repeat(DEEP) + "]".repeat(DEEP),
            "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));

    /** In the place of the body. */
    private static final List<String> BODIES = List.of(
            "",
            "\0",
            "\"\\ud800\"",
            "1e400",
            "{\"\\ud800\": 1}",
            "{\"\\u0000\": 1}",
            "{\"" + "a".repeat(100_000) + "\": 1}",
            "[".repeat(DEEP),
            "[".repeat(DEEP) + "]".repeat(DEEP),
            "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    private String quote;

    @BeforeEach
    void peopleAndAQuote() {
        town.settle();
        quote = program(CLIENT_A)
                .post("/api/termination-quotes", "{\"subscriptions\": [\"ABO-A1\"], \"effectiveDate\": \"2027-03-15\"}")
                .json()
                .get("number")
                .asText();
    }

    @Test
    void isRefusedOrTakenAndNeverAFailure() throws IOException {
        var doors = doors();
        assertThat(doors).hasSizeGreaterThan(20);

        for (var door : doors) {
            for (var body : BODIES) {
                assertThat(send(door, body).status())
                        .as("%s with %s", door, shown(body))
                        .isBetween(200, 499);
            }
            for (var place : places(door.body())) {
                for (var value : VALUES) {
                    var answer = send(door, place.replace(MARK, value));
                    assertThat(answer.status())
                            .as("%s with %s in %s: %s", door, shown(value), place, shown(answer.body()))
                            .isBetween(200, 499);
                    assertThat(answer.body().length())
                            .as("what is echoed by %s of %s: %s", door, place, shown(answer.body()))
                            .isLessThan(10_000);
                }
            }
        }
    }

    private record Door(String method, String path, String body, String login) {}

    private static List<Door> doors() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/access.md")).stream()
                .filter(line -> line.matches("\\| [A-Z]+ /api/.*"))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .filter(cells -> cells.get(1).startsWith("`"))
                .map(cells -> new Door(
                        cells.get(0).substring(0, cells.get(0).indexOf(' ')),
                        cells.get(0).substring(cells.get(0).indexOf(' ') + 1),
                        cells.get(1).replace("`", ""),
                        LOGINS.get(cells.subList(2, cells.size()).indexOf("yes"))))
                .toList();
    }

    /** The body, once for each of its values, with a mark in its place. */
    private static List<String> places(String body) throws JsonProcessingException {
        var whole = JSON.readTree(body);
        var places = new ArrayList<String>();
        if (!whole.isContainerNode()) {
            places.add(MARK);
        }
        mark(whole, whole, places);
        return places;
    }

    private static void mark(JsonNode node, JsonNode whole, List<String> places) {
        if (node instanceof ObjectNode object) {
            for (var name : JSON.convertValue(object, Map.class).keySet()) {
                var value = object.get(String.valueOf(name));
                object.put(String.valueOf(name), HOSTILE);
                places.add(whole.toString());
                object.set(String.valueOf(name), value);
                mark(value, whole, places);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                var value = array.get(i);
                array.set(i, HOSTILE);
                places.add(whole.toString());
                array.set(i, value);
                mark(value, whole, places);
            }
        }
    }

    private Answer send(Door door, String body) {
        var path = door.path()
                .replace("{number}", door.path().contains("quotes") ? quote : "ABO-A1")
                .replace("{username}", "nobody")
                .replace("{id}", "1")
                .replace("{revision}", "1")
                .replace("{*customer}", "CLI-A")
                .replace("{code}", "exchange-online");
        return program(door.login())
                .send(door.method(), path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private Caller program(String username) {
        return Caller.program(port, username, PASSWORD);
    }

    private static String shown(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "… (" + text.length() + ")";
    }
}
