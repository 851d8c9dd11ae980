package fr.allset.tacite.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import fr.allset.tacite.typography.InFrench;
import fr.allset.tacite.typography.Language;
import fr.allset.tacite.typography.Phrase;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Each letter under {@code letters} against the record that fills it: a wrong placeholder fails the build, never a letter. */
class LetterFilesTest {

    private static final Path LETTERS = Path.of("src", "main", "resources", "letters");
    /** Not called {@code letters}: on the class path they would hide the letters themselves. */
    private static final Path APPROVED = Path.of("src", "test", "resources", "approved", "letters");

    private static final Pattern TAG = Pattern.compile("\\{\\{([#^/>!&]?)\\s*([^}]*?)\\s*}}");
    private static final Set<Class<?>> ANYWHERE =
            Set.of(String.class, int.class, long.class, Integer.class, Long.class, LocalDate.class);
    private static final Set<Class<?>> IN_FRENCH =
            Set.of(BigDecimal.class, Instant.class, Duration.class, YearMonth.class);

    // ---- what there is

    static Map<String, Class<?>> models() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(LetterFile.class));
        var models = new TreeMap<String, Class<?>>();
        for (var candidate : scanner.findCandidateComponents("fr.allset.tacite")) {
            try {
                var model = Class.forName(candidate.getBeanClassName());
                var before = models.put(model.getAnnotation(LetterFile.class).value(), model);
                assertThat(before)
                        .as("a second record for the file of %s", model)
                        .isNull();
            } catch (ClassNotFoundException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return models;
    }

    /** As {@code fr/termination/quote}; what begins with an underscore is a part of letters. */
    static Stream<String> files() throws IOException {
        try (var files = Files.walk(LETTERS)) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("_"))
                    .map(LETTERS::relativize)
                    .map(file -> file.toString().replace('\\', '/').replaceAll("\\.txt$", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void everyRecordHasItsFrenchLetterAndEveryLetterItsRecord() throws IOException {
        var french = files().filter(file -> file.startsWith("fr/"))
                .map(LetterFilesTest::name)
                .toList();

        assertThat(french).containsExactlyElementsOf(models().keySet());
        assertThat(files().map(LetterFilesTest::name))
                .allSatisfy(name -> assertThat(french).contains(name));
    }

    // ---- each file against its record

    @ParameterizedTest
    @MethodSource("files")
    void eachPlaceholderIsAComponentOfItsRecord(String file) throws IOException {
        var model = models().get(name(file));
        assertThat(model).as("the record for %s", file).isNotNull();

        var reading = new Reading(language(file));
        reading.open.push(new Scope("", model, model));
        reading.read(Files.readString(LETTERS.resolve(file + ".txt")), file);

        assertThat(reading.used).as("what %s says", file).isNotEmpty();
        if (language(file) == Language.FRENCH) {
            assertThat(names(model)).as("components that %s never says", file).isSubsetOf(reading.used);
        }
    }

    /** All that can be said, and as little as can be said; {@code -Dtacite.approve=true} writes them anew. */
    @ParameterizedTest
    @MethodSource("files")
    void isWrittenAsApproved(String file) throws IOException {
        var model = models().get(name(file));
        var template = LetterTemplate.of(model, language(file));

        var written = Stream.of(true, false)
                .map(all -> template.filledWith((Record) LetterSamples.of(model, all)))
                .map(letter -> letter.subject() + "\n\n" + letter.body())
                .collect(Collectors.joining("\n======== and with as little as can be said\n\n"));

        var approved = APPROVED.resolve(file + ".txt");
        if (Boolean.getBoolean("tacite.approve")) {
            Files.createDirectories(approved.getParent());
            Files.writeString(approved, written);
        }
        assertThat(approved)
                .as("write it with: mvn test -Dtest=LetterFilesTest -Dtacite.approve=true")
                .exists();
        assertThat(written)
                .as("read the difference, then: mvn test -Dtest=LetterFilesTest -Dtacite.approve=true")
                .isEqualTo(Files.readString(approved));
    }

    private static Language language(String file) {
        return Language.of(file.substring(0, file.indexOf('/')));
    }

    private static String name(String file) {
        return file.substring(file.indexOf('/') + 1);
    }

    private static Set<String> names(Class<?> model) {
        return Arrays.stream(model.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** An open section: its name, and the type of what its names are looked up in. */
    private record Scope(
            String section, Type type, @Nullable Class<?> record) {}

    /** One file, read as Mustache reads it, but with types in the place of values. */
    private static final class Reading {

        final Deque<Scope> open = new ArrayDeque<>();
        final Set<String> used = new HashSet<>();
        private final Language language;

        Reading(Language language) {
            this.language = language;
        }

        void read(String text, String file) throws IOException {
            int depth = open.size();
            int pluralFrom = -1;
            var tag = TAG.matcher(text);
            while (tag.find()) {
                var name = tag.group(2);
                if (name.equals("plural")) {
                    if (tag.group(1).equals("/")) {
                        plural(text.substring(pluralFrom, tag.start()), file);
                    }
                    pluralFrom = tag.end();
                    continue;
                }
                switch (tag.group(1)) {
                    case "!" -> {}
                    case ">" -> read(Files.readString(LETTERS.resolve(language.code() + "/" + name + ".txt")), name);
                    case "#" -> open.push(scope(name, element(resolved(name, file)), file));
                    case "^" -> open.push(scope("^" + name, resolved(name, file), file));
                    case "/" -> {
                        var section = open.pop().section();
                        assertThat(section.replace("^", ""))
                                .as("what {{/%s}} ends in %s", name, file)
                                .isEqualTo(name);
                    }
                    default -> written(name, resolved(name, file), file);
                }
            }
            assertThat(open).as("sections left open in %s", file).hasSize(depth);
        }

        private Scope scope(String name, Type type, String file) {
            assertThat(type).as("%s in %s", name, file).isNotNull();
            var raw = raw(type);
            return new Scope(name, type, !name.startsWith("^") && raw.isRecord() ? raw : null);
        }

        private void plural(String pattern, String file) {
            for (var place : Phrase.of(LetterTemplate.apostrophesAsTheyAre(pattern), language)
                    .places()) {
                written(place, resolved(place, file), file);
            }
        }

        private Type resolved(String name, String file) {
            if (name.equals(".")) {
                return open.peek().type();
            }
            Type type = null;
            Class<?> within = null;
            for (var part : name.split("\\.")) {
                var found = within == null ? inScope(part) : component(within, part);
                type = found.map(RecordComponent::getGenericType)
                        .orElseGet(() -> fail("%s has no place for {{%s}}", file, name));
                within = raw(type);
            }
            return type;
        }

        private Optional<RecordComponent> inScope(String name) {
            used.add(name);
            return open.stream()
                    .filter(scope -> scope.record() != null)
                    .flatMap(scope -> component(scope.record(), name).stream())
                    .findFirst();
        }

        private static Optional<RecordComponent> component(Class<?> type, String name) {
            return type.isRecord()
                    ? Arrays.stream(type.getRecordComponents())
                            .filter(component -> component.getName().equals(name))
                            .findFirst()
                    : Optional.empty();
        }

        private void written(String name, Type type, String file) {
            var raw = raw(type);
            assertThat(ANYWHERE.contains(raw)
                            || language == Language.FRENCH
                                    && (IN_FRENCH.contains(raw) || InFrench.class.isAssignableFrom(raw)))
                    .as("%s in %s is a %s, which has no written form", name, file, type)
                    .isTrue();
            boolean mayBeMissing = !name.equals(".")
                    && !name.contains(".")
                    && inScope(name).orElseThrow().getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (mayBeMissing) {
                assertThat(open.stream().map(Scope::section))
                        .as("%s may be missing: in %s it stands inside {{#%s}}", name, file, name)
                        .contains(name);
            }
        }

        private static Type element(Type type) {
            return type instanceof ParameterizedType many
                            && (Collection.class.isAssignableFrom(raw(type)) || raw(type) == Optional.class)
                    ? many.getActualTypeArguments()[0]
                    : type;
        }

        private static Class<?> raw(Type type) {
            return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
        }
    }
}
