package fr.allset.tacite.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The French texts of Camunda's web apps say everything that its English ones say; our files stand before its own. */
class FrenchWebAppsTest {

    private static final String APPS = "META-INF/resources/webjars/camunda/app/";

    private static final Pattern PLACEHOLDERS = Pattern.compile(
            "\\{\\{[^}]*}}|\\{}|%[sd]|<(?:a|span|code) [^>]*>|</?(?:a|b|i|strong|em|code|span|br)/?>|&[a-z]+;");

    /** The same word in both languages, or no word at all. */
    private static final Set<String> SAME = Set.of(
            "",
            "<",
            "<=",
            ">",
            ">=",
            "s",
            "OK",
            "ID",
            "ID*",
            "CSV",
            "JSON",
            "GLOBAL",
            "Cockpit",
            "Optimize",
            "Action",
            "Actions",
            "Active",
            "Annotation",
            "Application",
            "Applications",
            "Cascade",
            "Configuration",
            "Date",
            "Description",
            "Documentation",
            "Exception",
            "Incidents",
            "Instance",
            "instance",
            "instances",
            "instances.",
            "Max",
            "Message",
            "Migration",
            "Min",
            "Notification",
            "Options",
            "Source",
            "Total",
            "Type",
            "Types",
            "Variable",
            "Variables",
            "Version",
            "<version>");

    /** A space before high punctuation that would let it fall to the next line, or none; addresses and times have none. */
    private static final Pattern LOOSE_PUNCTUATION = Pattern.compile("« | »|\\p{L}[;!?»]|\\p{L}:(?!\\p{L})| [:;!?]");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void everyEnglishTextHasItsFrenchOne(String app) {
        assertThat(french(app).keySet()).isEqualTo(english(app).keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void whatTheAppFillsInIsKept(String app) {
        Map<String, String> french = french(app);
        english(app)
                .forEach((key, text) -> assertThat(placeholders(french.get(key)))
                        .as("%s: %s", key, french.get(key))
                        .isEqualTo(placeholders(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void noTextIsEmptyOrLeftInEnglish(String app) {
        Map<String, String> english = english(app);
        french(app).forEach((key, text) -> {
            if (!english.get(key).isEmpty()) {
                assertThat(text).as(key).isNotBlank();
            }
            if (key.startsWith("/labels/") && !SAME.contains(text.strip())) {
                assertThat(text).as(key).isNotEqualTo(english.get(key));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void punctuationStaysWithItsWord(String app) {
        french(app).forEach((key, text) -> {
            if (key.startsWith("/labels/") && !text.contains("<a ")) {
                String prose = text.replaceAll("&[a-z]+;", "");
                assertThat(LOOSE_PUNCTUATION.matcher(prose).results().map(MatchResult::group))
                        .as("%s: %s", key, text)
                        .isEmpty();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void ourFilesStandBeforeCamundas(String app) throws IOException {
        for (String file : List.of("/scripts/config.js", "/styles/user-styles.css")) {
            List<URL> all = Collections.list(getClass().getClassLoader().getResources(APPS + app + file));
            assertThat(all).as(file).hasSize(2);
            assertThat(all.get(0).getProtocol()).as(file).isEqualTo("file");
            assertThat(all.get(1).getProtocol()).as(file).isEqualTo("jar");
        }
        assertThat(text(APPS + app + "/scripts/config.js"))
                .contains("availableLocales: ['fr', 'en']", "fallbackLocale: 'fr'");
    }

    /** A wrong address would say nothing: the app only writes it to the browser's console. */
    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void whatTheConfigurationNamesIsThere(String app) throws IOException {
        URL folder = getClass().getClassLoader().getResource(APPS + app + "/scripts/config.js");
        Matcher scripts = Pattern.compile("customScripts: \\[(.*)]").matcher(text(APPS + app + "/scripts/config.js"));
        assertThat(scripts.find()).isTrue();
        for (String name : scripts.group(1).replace("'", "").split(", ")) {
            assertThat(new URL(folder, "../" + (name.endsWith(".js") ? name : name + ".js")).openStream())
                    .as(name)
                    .isNotEmpty();
        }
        Matcher look =
                Pattern.compile("@import url\\(\"(.*)\"\\)").matcher(text(APPS + app + "/styles/user-styles.css"));
        assertThat(look.find()).isTrue();
        assertThat(new URL(folder, "../styles/" + look.group(1)).openStream())
                .as(look.group(1))
                .isNotEmpty();
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDERS
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static Map<String, String> french(String app) {
        return texts(app, "fr");
    }

    private static Map<String, String> english(String app) {
        return texts(app, "en");
    }

    private static Map<String, String> texts(String app, String language) {
        try {
            Map<String, String> texts = new TreeMap<>();
            collect("", new ObjectMapper().readTree(text(APPS + app + "/locales/" + language + ".json")), texts);
            return texts;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void collect(String path, JsonNode node, Map<String, String> texts) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), texts));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i), texts);
            }
        } else {
            texts.put(path, node.asText());
        }
    }

    /** Camunda's files begin with a byte order mark. */
    private static String text(String resource) throws IOException {
        try (InputStream in = FrenchWebAppsTest.class.getClassLoader().getResourceAsStream(resource)) {
            String text = new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
    }
}
