package fr.allset.tacite.typography;

import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of {@code messages_fr.properties} and {@code messages_en.properties}, each with its values;
 * French where English lacks one.
 */
public final class Phrasebook {

    private static final Map<Language, Phrasebook> OPEN = new ConcurrentHashMap<>();

    private final Language language;
    private final ResourceBundle sentences;
    private final Map<String, Phrase> read = new ConcurrentHashMap<>();

    private Phrasebook(Language language) {
        this.language = language;
        // UTF-8 since Java 9, and never the language of the machine
        this.sentences = ResourceBundle.getBundle(
                "messages",
                language.locale(),
                Phrasebook.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    public static Phrasebook in(Language language) {
        return OPEN.computeIfAbsent(language, Phrasebook::new);
    }

    /** The sentence of this key with values under the names of its places. */
    public String say(String key, Map<String, ?> values) {
        return phrase(key).say(values);
    }

    /** The sentence of this key with values in the order of its places. */
    public String say(String key, Object... values) {
        return phrase(key).say(values);
    }

    /** @throws MissingResourceException when no language has it */
    public Phrase phrase(String key) {
        var phrase = find(key);
        if (phrase == null) {
            throw new MissingResourceException("No sentence " + key, Phrasebook.class.getName(), key);
        }
        return phrase;
    }

    public @Nullable Phrase find(String key) {
        var known = read.get(key);
        if (known != null) {
            return known;
        }
        if (sentences.containsKey(key)) {
            return read.computeIfAbsent(key, unread -> Phrase.of(sentences.getString(unread), language));
        }
        return language == Language.FRENCH ? null : in(Language.FRENCH).find(key);
    }

    /** The keys of all sentences in this language. */
    public Set<String> keys() {
        return new TreeSet<>(sentences.keySet());
    }
}
