package fr.allset.tacite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the formatter leaves to people: it breaks neither sentences nor statements. */
class StyleTest {

    private static final int LONGEST_LINE = 140;

    @Test
    void noLineIsTooLongToBeReadAtOnce() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).flatMap(StyleTest::longLines))
                    .isEmpty();
        }
    }

    private static Stream<String> longLines(Path file) {
        var lines = lines(file);
        return IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).length() > LONGEST_LINE)
                .mapToObj(line -> file + ":" + (line + 1));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException("Cannot read " + file, unreadable);
        }
    }
}
