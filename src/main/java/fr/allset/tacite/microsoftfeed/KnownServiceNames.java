package fr.allset.tacite.microsoftfeed;

import fr.allset.tacite.persistence.StorableText;
import fr.allset.tacite.subscription.Component;
import fr.allset.tacite.terms.JsonResource;
import fr.allset.tacite.text.PlainText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names of Microsoft's services that Tacite was built with, and the components that each means: none, one, or all of the suite. */
final class KnownServiceNames {

    /** The longest name that is told from others, in characters. */
    static final int LONGEST_NAME = 200;

    private static final Map<String, Entry> BY_KEY = read();

    private KnownServiceNames() {}

    /** A name and what it means. */
    record Entry(String name, Set<Component> components) {}

    private record Stored(String name, List<Component> components) {}

    private static Map<String, Entry> read() {
        var names = new LinkedHashMap<String, Entry>();
        for (var stored : JsonResource.read("/microsoft/service-names.json", Stored[].class)) {
            names.put(key(stored.name()), new Entry(stored.name(), Set.copyOf(stored.components())));
        }
        return names;
    }

    /** The same for a name in any case and with any blanks, those that do not break among them; empty for a blank name. */
    static String key(String name) {
        // a letter in lower case may be longer than in upper case
        return PlainText.shortened(
                StorableText.of(name).replaceAll("[\\s\\h]+", " ").strip().toLowerCase(Locale.ROOT), LONGEST_NAME);
    }

    /** All of them by their keys, in the order of the file. */
    static Map<String, Entry> all() {
        return BY_KEY;
    }
}
