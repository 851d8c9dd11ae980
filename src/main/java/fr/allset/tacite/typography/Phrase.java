package fr.allset.tacite.typography;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.text.FieldPosition;
import java.text.Format;
import java.text.ParsePosition;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One sentence with places for values, as ICU writes it: {@code {count, plural, one {# jour} other {# jours}}}.
 *
 * <p>A number is written without spaces where it is only named ({@code {year}}), and with them where it counts ({@code #}).
 */
public final class Phrase {

    private final MessageFormat format;
    private final Language language;

    private Phrase(MessageFormat format, Language language) {
        this.format = format;
        this.language = language;
    }

    /** @throws IllegalArgumentException when the pattern cannot be read */
    public static Phrase of(String pattern, Language language) {
        var format = new MessageFormat(pattern, language.locale());
        var read = new MessagePattern(pattern);
        int depth = 0;
        int element = 0;
        for (int i = 0; i < read.countParts(); i++) {
            var part = read.getPart(i);
            if (part.getType() == Part.Type.ARG_START && depth++ == 0) {
                if (part.getArgType() == ArgType.NONE) {
                    format.setFormat(element, new AsItIs(language));
                }
                element++;
            } else if (part.getType() == Part.Type.ARG_LIMIT) {
                depth--;
            }
        }
        return new Phrase(format, language);
    }

    /** The names of its places, or their numbers. */
    public Set<String> places() {
        return new LinkedHashSet<>(format.getArgumentNames());
    }

    /** The sentence with these values under the names of their places. */
    public String say(Map<String, ?> values) {
        var written = values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, value -> written(value.getValue())));
        // a copy: a format of ICU serves one thread at a time
        return format.clone().format(written);
    }

    /** The sentence with these values in the order of its numbered places. */
    public String say(Object... values) {
        return say(IntStream.range(0, values.length)
                .boxed()
                .collect(Collectors.toMap(String::valueOf, place -> values[place])));
    }

    /** Numbers stay numbers: how many there are decides on the words. So does what is true or false. */
    private Object written(Object value) {
        if (value instanceof Boolean) {
            return value.toString();
        }
        return value instanceof Number ? value : Written.in(language, value);
    }

    /** Where a value is only named. */
    private static final class AsItIs extends Format {

        private final transient Language language;

        AsItIs(Language language) {
            this.language = language;
        }

        @Override
        public StringBuffer format(Object value, StringBuffer to, FieldPosition position) {
            return to.append(Written.in(language, value));
        }

        @Override
        public Object parseObject(String text, ParsePosition position) {
            throw new UnsupportedOperationException("A sentence is made from values, never read back");
        }
    }
}
