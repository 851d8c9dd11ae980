package fr.allset.tacite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The modules know each other through what they offer, in no circle; the committed drawing shows who knows whom. */
class ModularityTests {

    private static final Path DRAWING = Path.of("docs", "modules.md");
    private static final Pattern CITED = Pattern.compile("\\bart(?:\\.|icles?) (\\d(?:(?:, | and )\\d)*)");

    private final ApplicationModules modules = ApplicationModules.of(Tacite.class);

    @Test
    void modulesKnowWhatOthersOfferAndNoneInACircle() {
        modules.verify();
    }

    @Test
    void theDrawingOfTheModulesIsTheOneOfTheCode() throws IOException {
        new Documenter(modules).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
        var drawn = drawing();
        if (Boolean.getBoolean("tacite.redraw")) {
            Files.writeString(DRAWING, drawn);
        }

        assertThat(DRAWING)
                .as("draw it with: mvn test -Dtest=ModularityTests -Dtacite.redraw=true")
                .exists();
        assertThat(Files.readString(DRAWING))
                .as("redraw %s with: mvn test -Dtest=ModularityTests -Dtacite.redraw=true", DRAWING)
                .isEqualTo(drawn);
    }

    private String drawing() throws IOException {
        var text = new StringBuilder("""
                # The modules

                Drawn by `ModularityTests` from the code: do not edit, redraw with
                `mvn test -Dtest=ModularityTests -Dtacite.redraw=true`. An arrow: uses, by name or by
                its events. Left out, because nearly all use them: %s.

                ```mermaid
                graph TD
                """.formatted(EVERYWHERE.keySet().stream()
                .sorted()
                .map(name -> "`" + name + "` (" + EVERYWHERE.get(name) + ")")
                .collect(Collectors.joining(", "))));
        var byArticle = sorted().filter(module -> !EVERYWHERE.containsKey(name(module)))
                .collect(Collectors.groupingBy(ModularityTests::articles, TreeMap::new, Collectors.toList()));
        byArticle.forEach((articles, those) -> text.append(room(articles, those)));
        byArticle.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(ModularityTests::name))
                .forEach(module -> used(module)
                        .filter(target -> !EVERYWHERE.containsKey(target))
                        .forEach(target -> text.append("    ")
                                .append(name(module))
                                .append(" --> ")
                                .append(target)
                                .append('\n')));
        text.append("```\n\n| Module | What it is | Uses |\n|---|---|---|\n");
        for (var module : sorted().toList()) {
            var uses = used(module).map(name -> "`" + name + "`").collect(Collectors.joining(", "));
            text.append("| `")
                    .append(name(module))
                    .append("` | ")
                    .append(firstSentence(module))
                    .append(" | ")
                    .append(uses)
                    .append(" |\n");
        }
        return text.toString();
    }

    /** Modules whose arrows would only blacken the drawing, with what they are. */
    private static final Map<String, String> EVERYWHERE = Map.ofEntries(
            entry("time", "the clock"),
            entry("problem", "refusals"),
            entry("money", "euros"),
            entry("process", "forms and messages"),
            entry("persistence", "rows"),
            entry("typography", "how values are written"));

    /** Modules of the same articles stand together, so that whoever knows the contract finds the room of a clause. */
    private static String room(String articles, List<ApplicationModule> modules) {
        var names =
                modules.stream().map(module -> "        " + name(module) + "\n").collect(Collectors.joining());
        return "    subgraph \"" + (articles.isEmpty() ? "around the contract" : "article " + articles) + "\"\n" + names
                + "    end\n";
    }

    /** The articles that the module's description cites first, as {@code 1, 2, 6}; none of what is not in the contract. */
    private static String articles(ApplicationModule module) {
        var cited = CITED.matcher(description(module));
        return cited.find() ? cited.group(1).replace(" and ", ", ") : "";
    }

    private Stream<String> used(ApplicationModule module) {
        return module.getDirectDependencies(modules)
                .uniqueModules()
                .map(ModularityTests::name)
                .sorted();
    }

    private Stream<ApplicationModule> sorted() {
        return modules.stream().sorted(Comparator.comparing(ModularityTests::name));
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    /** Of the package's own description, so that the drawing and the code say the same. */
    private static String firstSentence(ApplicationModule module) {
        return description(module).replaceAll("\\. (?=\\p{Lu}).*$", ".");
    }

    private static String description(ApplicationModule module) {
        var file = Path.of("src/main/java", module.getBasePackage().getName().replace('.', '/'), "package-info.java");
        try {
            return Files.readString(file, StandardCharsets.UTF_8)
                    .replaceAll("(?s)^.*?/\\*\\*|\\*/.*$", "")
                    .replaceAll("\\R \\*", " ")
                    .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                    .replaceAll("\\s+", " ")
                    .strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
