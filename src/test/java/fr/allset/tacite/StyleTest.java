package fr.allset.tacite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the formatter leaves to people: it breaks neither sentences nor statements. */
class StyleTest {

    private static final int LONGEST_LINE = 140;

    /** In words. Twenty are aimed at; a few lists need more. */
    private static final int LONGEST_SENTENCE = 25;

    private static final Pattern DOCSTRING = Pattern.compile("(?ms)^\\s*/\\*\\*\\s(.*?)\\*/");
    private static final Pattern PART = Pattern.compile("\\n\\s*\\n|\\n(?=\\s*@)|<p>|</?[uo]l>|</?li>|</?pre>");
    private static final Pattern TAG = Pattern.compile("^\\s*@(?:param|throws)\\s+\\S+|^\\s*@\\w+");
    private static final Pattern REFERENCE = Pattern.compile("\\{@\\w+[^}]*}");
    private static final Pattern END_OF_SENTENCE =
            Pattern.compile("(?<!\\bart\\.)(?<=[.?!])\\s+(?=[\\p{Lu}\\d«\"(])|;\\s");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\d]+");

    @Test
    void noLineIsTooLongToBeReadAtOnce() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).flatMap(StyleTest::longLines))
                    .isEmpty();
        }
    }

    @Test
    void noSentenceOfADocstringIsTooLongToBeReadOnce() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).flatMap(StyleTest::longSentences))
                    .isEmpty();
        }
    }

    @Test
    void aSentenceEndsAtItsFullStopAndAReferenceIsOneWord() {
        assertThat(sentences("""
                     * One {@code two three} four,
                     * five. Six: seven; eight
                     *
                     * @param nine ten eleven
                """)).extracting(StyleTest::words).containsExactly(4L, 2L, 1L, 2L);
    }

    private static Stream<String> longSentences(Path file) {
        return DOCSTRING
                .matcher(String.join("\n", lines(file)))
                .results()
                .flatMap(docstring -> sentences(docstring.group(1)))
                .filter(sentence -> words(sentence) > LONGEST_SENTENCE)
                .map(sentence -> file + ": " + sentence);
    }

    private static Stream<String> sentences(String docstring) {
        return PART.splitAsStream(docstring.replaceAll("(?m)^\\s*\\* ?", ""))
                .map(part -> REFERENCE
                        .matcher(TAG.matcher(part).replaceFirst(""))
                        .replaceAll("X")
                        .replaceAll("\\s+", " ")
                        .strip())
                .flatMap(END_OF_SENTENCE::splitAsStream)
                .filter(sentence -> !sentence.isEmpty());
    }

    private static long words(String sentence) {
        return Stream.of(sentence.split(" "))
                .filter(word -> !NO_WORD.matcher(word).matches())
                .count();
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
