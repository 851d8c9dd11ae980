package fr.allset.tacite.notification;

import static java.util.Objects.requireNonNull;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import fr.allset.tacite.persistence.Records;
import fr.allset.tacite.typography.Language;
import fr.allset.tacite.typography.Phrase;
import fr.allset.tacite.typography.Written;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A letter before it is filled: a file under {@code letters}, its subject in the first line. Mustache, and ICU inside of
 * {@code {{#plural}}}; a name that the record does not have is an error.
 */
final class LetterTemplate {

    private static final Map<String, LetterTemplate> READ = new ConcurrentHashMap<>();
    private static final String PLURAL = "plural";

    private final Language language;
    private final Template subject;
    private final Template body;
    private final Map<String, Phrase> phrases = new ConcurrentHashMap<>();

    private LetterTemplate(String text, Language language) {
        this.language = language;
        var compiler = Mustache.compiler()
                .escapeHTML(false)
                .strictSections(true)
                .zeroIsFalse(true)
                .withCollector(new Components())
                .withFormatter(value -> Written.in(language, value))
                .withLoader(part -> new StringReader(read(part, language)));
        int end = text.indexOf("\n\n");
        var label = subjectLabel(language);
        if (!text.startsWith(label) || end < 0 || text.indexOf('\n') < end) {
            throw new IllegalArgumentException("A letter begins with one line \"" + label + "…\" and an empty one");
        }
        this.subject = compiler.compile(text.substring(label.length(), end));
        this.body = compiler.compile(text.substring(end + 2));
    }

    private static String subjectLabel(Language language) {
        return language == Language.FRENCH ? "Objet : " : "Subject: ";
    }

    /** @param model the class of a record with a {@link LetterFile} */
    static LetterTemplate of(Class<?> model, Language language) {
        var file = model.getAnnotation(LetterFile.class);
        if (file == null) {
            throw new IllegalArgumentException(model.getName() + " names no @LetterFile");
        }
        return READ.computeIfAbsent(path(file.value(), language), path -> of(read(file.value(), language), language));
    }

    /** @param text the subject's line, an empty one, the body */
    static LetterTemplate of(String text, Language language) {
        return new LetterTemplate(text, language);
    }

    Letter filledWith(Record model) {
        return new Letter(fill(subject, model), fill(body, model));
    }

    Template subject() {
        return subject;
    }

    Template body() {
        return body;
    }

    private String fill(Template template, Record model) {
        var filled = new StringWriter();
        Mustache.Lambda plural = (fragment, out) -> out.write(inNumbers(fragment));
        template.execute(model, Map.of(PLURAL, plural), filled);
        return filled.toString();
    }

    private String inNumbers(Template.Fragment fragment) {
        var phrase = phrases.computeIfAbsent(
                fragment.decompile(), pattern -> Phrase.of(apostrophesAsTheyAre(pattern), language));
        var values = new HashMap<String, Object>();
        for (var place : phrase.places()) {
            values.put(place, valueOf(place, fragment));
        }
        return phrase.say(values);
    }

    /** An apostrophe is one, wherever it stands. */
    static String apostrophesAsTheyAre(String pattern) {
        return pattern.replace("'", "''");
    }

    /** Of the innermost record that has it. */
    private static Object valueOf(String place, Template.Fragment fragment) {
        for (int depth = 0; ; depth++) {
            var context = fragment.context(depth);
            if (context == null || context instanceof Map) {
                throw new IllegalArgumentException("Nothing is called " + place);
            }
            var value = valueOf(place, context);
            if (value != null) {
                return value;
            }
        }
    }

    private static @Nullable Object valueOf(String place, Object context) {
        return context instanceof Record record ? Records.values(record).get(place) : null;
    }

    /** Names are components of records, never methods of what stands in them. */
    private static final class Components extends DefaultCollector {

        @Override
        public Mustache.@Nullable VariableFetcher createFetcher(Object context, String name) {
            return context instanceof Record || context instanceof Map ? super.createFetcher(context, name) : null;
        }
    }

    private static String path(String file, Language language) {
        return "letters/" + language.code() + "/" + file + ".txt";
    }

    private static String read(String file, Language language) {
        var path = path(file, language);
        try (var stream = requireNonNull(
                        LetterTemplate.class.getClassLoader().getResourceAsStream(path), () -> "No letter " + path);
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            var text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The letter " + path + " cannot be read", unreadable);
        }
    }
}
