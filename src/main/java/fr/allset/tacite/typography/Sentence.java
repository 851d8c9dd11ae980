package fr.allset.tacite.typography;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sentence that is still values: which one it is, and what stands in its places. A rule hands it over as it is, and it becomes words
 * where somebody reads it.
 *
 * @param key    of {@code messages_fr.properties}
 * @param values under the names of the places; a sentence and a {@link Series} may stand in another one
 */
public record Sentence(String key, Map<String, Object> values) implements InFrench {

    /** Copies {@code values}. */
    public Sentence {
        values = Map.copyOf(values);
    }

    /** A sentence that needs no value, or none yet. */
    public static Sentence of(String key) {
        return new Sentence(key, Map.of());
    }

    /** This sentence with a further value. */
    public Sentence with(String place, Object value) {
        var more = new LinkedHashMap<>(values);
        more.put(place, value);
        return new Sentence(key, more);
    }

    @Override
    public String inFrench() {
        return Phrasebook.in(Language.FRENCH).say(key, values);
    }
}
