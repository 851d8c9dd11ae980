package fr.allset.tacite;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import fr.allset.tacite.testing.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of what is verified")
class SecurityTableTest {

    private static final Path TABLE = Path.of("docs/security.md");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)#(\\w+)`");
    private static final JavaClasses TESTS = Code.ofTests();

    @Test
    void namesTestsThatAreThere() throws IOException {
        var named = TEST.matcher(Files.readString(TABLE)).results().toList();

        assertThat(named).hasSizeGreaterThan(80);
        assertThat(named.stream()
                        .filter(test -> !isThere(test.group(1), test.group(2)))
                        .map(MatchResult::group))
                .isEmpty();
    }

    @Test
    void hasATestAReadingOrAGapInEveryRow() throws IOException {
        assertThat(rows())
                .hasSizeGreaterThan(100)
                .allSatisfy(row -> assertThat(
                                TEST.matcher(row).find() || row.contains("*reading*") || row.contains("**gap**"))
                        .as(row)
                        .isTrue());
    }

    @Test
    void theInventoryIsPartOfTheBuild() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<artifactId>cyclonedx-maven-plugin</artifactId>", "<phase>package</phase>");
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> line.matches("\\| \\d.*"))
                .toList();
    }

    private static boolean isThere(String type, String member) {
        return TESTS.stream()
                .filter(test -> test.getSimpleName().equals(type))
                .anyMatch(test -> test.getMembers().stream()
                        .anyMatch(found -> found.getName().equals(member)));
    }
}
