package fr.allset.tacite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import fr.allset.tacite.testing.Code;
import fr.allset.tacite.testing.CountedText;
import fr.allset.tacite.testing.CountedText.TooManyLooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Strangers choose what a regular expression is held against: none may take more than a few looks at each character, whatever they choose.
 * The texts are made of the pattern's own pieces, repeated, since those lead it furthest.
 */
@DisplayName("A regular expression")
class LinearPatternsTest {

    private static final int SHORT = 250;
    private static final int FOUR_TIMES = 4;
    /** Of one character, beyond which it is no question of a factor any more. */
    private static final int MOST_LOOKS = 200;
    /** What is repeated in them is bounded: it takes a text of this size to tell it from what is not. */
    private static final int LONG = 32 * 1024;

    private static final JavaClasses CODE = Code.ofTacite();

    /** As it stands in the source, where it is written in the place that uses it. */
    private static final Pattern INLINE = Pattern.compile(
            "(\\.(?:matches|replaceAll|replaceFirst|split)\\(|@Pattern\\(regexp = )\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** A class of characters, an escape, a word, or a single character. */
    private static final Pattern PIECE = Pattern.compile("\\[\\^?(?:[^]\\\\]|\\\\.)+]|\\\\.|[\\p{L}]+|[^\\\\]");

    @ParameterizedTest
    @MethodSource("all")
    void looksAtEachCharacterAFewTimesOnly(Use use) {
        for (var hostile : hostile(use.pattern)) {
            long few = use.looks(hostile.ofLength(SHORT));
            long more = use.looks(hostile.ofLength(SHORT * FOUR_TIMES));
            assertThat(more)
                    .as("looks of %s at four times as much of %s", use, hostile)
                    .isLessThanOrEqualTo(few * (FOUR_TIMES + 2) + SHORT * FOUR_TIMES);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void needsNoStackForALongText(Use use) {
        for (var piece : pieces(use.pattern)) {
            var text = new Hostile("", piece, "\u0001").ofLength(LONG);
            assertThatCode(() -> use.on(text)).as("%s on %s", use, piece).doesNotThrowAnyException();
        }
    }

    @Test
    void isAConstant() {
        assertThat(CODE.stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getTargetOwner().isEquivalentTo(Pattern.class))
                        .filter(call -> Set.of("compile", "matches").contains(call.getName()))
                        .filter(call -> !call.getOrigin().getName().equals("<clinit>")))
                .as("this test finds the others")
                .isEmpty();
    }

    @Test
    void thatStandsWhereItIsUsedIsFoundByThisTest() {
        var calls = CODE.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isEquivalentTo(String.class)
                                && Set.of("matches", "split").contains(call.getName())
                        || Set.of("replaceAll", "replaceFirst").contains(call.getName())
                                && !call.getTargetOwner().isAssignableTo(Map.class))
                .count();
        assertThat(inline().filter(found -> !found.isOfAnnotation())).hasSize(Math.toIntExact(calls));
    }

    static Stream<Use> all() {
        var constants = CODE.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Pattern.class))
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .map(field -> new Use(value(field), isSought(field)));
        return Stream.concat(constants, inline().map(Inline::use))
                .filter(use -> use.pattern.pattern().length() > 1);
    }

    /** Whether it is looked for anywhere in a text, and not only held against the whole of it. */
    private static boolean isSought(JavaField pattern) {
        return pattern.getAccessesToSelf().stream()
                .flatMap(access -> access.getOrigin().getMethodCallsFromSelf().stream())
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Matcher.class)
                                && !Set.of("matches", "group").contains(call.getName())
                        || call.getTargetOwner().isEquivalentTo(Pattern.class)
                                && !Set.of("matcher", "compile").contains(call.getName()));
    }

    private static Pattern value(JavaField field) {
        try {
            var reflected = field.reflect();
            reflected.setAccessible(true);
            return (Pattern) reflected.get(null);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Stream<Inline> inline() {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> INLINE.matcher(read(file)).results())
                    .map(found -> new Inline(found.group(1), found.group(2).translateEscapes()))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Hostile> hostile(Pattern pattern) {
        var pieces = pieces(pattern);
        var hostile = new ArrayList<Hostile>();
        for (var one : pieces) {
            for (var other : pieces) {
                for (var before : pieces.subList(0, Math.min(pieces.size(), 3))) {
                    hostile.add(new Hostile(before, one.equals(other) ? one : one + other, "\u0001"));
                }
            }
        }
        return hostile;
    }

    private static List<String> pieces(Pattern pattern) {
        var pieces = new LinkedHashSet<String>();
        PIECE.matcher(pattern.pattern()).results().forEach(piece -> pieces.add(sample(piece.group())));
        pieces.removeIf(String::isEmpty);
        pieces.add("a");
        return pieces.stream().limit(10).toList();
    }

    /** Something that a piece of a pattern stands for. */
    private static String sample(String piece) {
        if (piece.length() < 2 || !piece.startsWith("[") && !piece.startsWith("\\")) {
            return piece;
        }
        Pattern one;
        try {
            one = Pattern.compile(piece.equals("\\p") ? "\\p{L}" : piece);
        } catch (PatternSyntaxException halfOfOne) {
            return "";
        }
        return Stream.of("a", "0", " ", "\t", "\n", "Z", "-", ".", "<", "(", "é", "\u0300")
                .filter(sample -> one.matcher(sample).matches())
                .findFirst()
                .orElse("");
    }

    /** @param place what stands before it in the source */
    private record Inline(String place, String pattern) {

        boolean isOfAnnotation() {
            return place.startsWith("@");
        }

        Use use() {
            return new Use(Pattern.compile(pattern), !isOfAnnotation() && !place.equals(".matches("));
        }
    }

    /** @param sought whether it is looked for anywhere in a text */
    record Use(Pattern pattern, boolean sought) {

        long looks(String text) {
            var counted = new CountedText(text, (long) MOST_LOOKS * text.length());
            try {
                on(counted);
                return 1 + counted.looks();
            } catch (TooManyLooks endless) {
                return Integer.MAX_VALUE;
            }
        }

        void on(CharSequence text) {
            pattern.matcher(text).matches();
            if (sought) {
                pattern.matcher(text).results().count();
            }
        }
    }

    private record Hostile(String before, String repeated, String after) {

        String ofLength(int length) {
            return before + repeated.repeat(length / repeated.length()) + after;
        }
    }
}
