package fr.allset.tacite;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import fr.allset.tacite.testing.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents name is there. */
class DocumentsTest {

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final JavaClasses CODE = Code.all();

    @ParameterizedTest
    @ValueSource(strings = {"docs/clauses.md", "docs/glossary.md"})
    void everyNameIsThatOfSomethingReal(String document) throws IOException {
        assertThat(namesIn(Path.of(document)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(exists(name)).as(name).isTrue());
    }

    @Test
    void everyProcessAndFormHasItsClause() throws IOException {
        var named = namesIn(Path.of("docs/clauses.md"));
        var models = files("processes").map(file -> file.replaceAll("\\.[a-z]+$", ""));
        assertThat(Stream.concat(models, files("forms")))
                .allSatisfy(name -> assertThat(named).contains(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/clauses.md", "docs/glossary.md", "docs/modules.md", "docs/security.md"})
    void everyLinkLeadsSomewhere(String document) throws IOException {
        var file = Path.of(document);
        assertThat(Pattern.compile("]\\(([^)#]+)(?:#[^)]*)?\\)")
                        .matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1))
                        .filter(link -> !link.contains("://")))
                .allSatisfy(link -> assertThat(file.resolveSibling(link)).exists());
    }

    private static SortedSet<String> namesIn(Path document) throws IOException {
        return NAME.matcher(Files.readString(document))
                .results()
                .map(match -> match.group(1))
                .filter(name -> !name.equals("so"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> files(String folder) throws IOException {
        try (var files = Files.list(Path.of(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    /** A class, a member of one, a process, a form, or a file. */
    private static boolean exists(String name) {
        if (Stream.of("processes/" + name + ".bpmn", "processes/" + name + ".dmn", "forms/" + name, name)
                .anyMatch(file -> Files.exists(Path.of(file)))) {
            return true;
        }
        int dot = name.lastIndexOf('.');
        var type = name.substring(0, Math.max(dot, 0));
        return CODE.stream()
                .anyMatch(candidate -> candidate.getSimpleName().equals(name)
                        || (dot < 0 || candidate.getSimpleName().equals(type))
                                && !candidate.getSimpleName().endsWith("Test")
                                && hasMember(candidate, name.substring(dot + 1)));
    }

    private static boolean hasMember(JavaClass type, String name) {
        return type.getMembers().stream().map(JavaMember::getName).anyMatch(name::equals);
    }
}
