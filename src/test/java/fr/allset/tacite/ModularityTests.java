package fr.allset.tacite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The modules know each other through what they offer, in no circle; the committed drawing shows who knows whom. */
class ModularityTests {

    private static final Path DRAWING = Path.of("docs", "modules.md");

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
        sorted().filter(module -> !EVERYWHERE.containsKey(name(module))).forEach(module -> {
            text.append("    ").append(name(module)).append('\n');
            used(module)
                    .filter(target -> !EVERYWHERE.containsKey(target))
                    .forEach(target -> text.append("    ")
                            .append(name(module))
                            .append(" --> ")
                            .append(target)
                            .append('\n'));
        });
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
            entry("typography", "how values are written"));

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
    private static String firstSentence(ApplicationModule module) throws IOException {
        var file = Path.of("src/main/java", module.getBasePackage().getName().replace('.', '/'), "package-info.java");
        var description = Files.readString(file, StandardCharsets.UTF_8)
                .replaceAll("(?s)^.*?/\\*\\*|\\*/.*$", "")
                .replaceAll("\\R \\*", " ")
                .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
        return description.replaceAll("\\. (?=\\p{Lu}).*$", ".");
    }
}
