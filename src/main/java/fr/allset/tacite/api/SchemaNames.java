package fr.allset.tacite.api;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a schema is called. The records of an endpoint are named within it, as {@code View}; outside they need the name of what they show.
 * Each has one, and no two have the same.
 */
class SchemaNames extends TypeNameResolver {

    private static final Set<String> WHAT_STANDS_FOR_THE_WHOLE = Set.of("View", "Whole");

    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        if (!type.getName().startsWith("fr.allset.tacite")) {
            return super.nameForClass(type, options);
        }
        var name = nameOf(type);
        var other = named.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalStateException(name + " is the name of " + other + " and of " + type);
        }
        return name;
    }

    /** As {@code TerminationQuoteSummary} of {@code TerminationQuoteController.Summary}. */
    static String nameOf(Class<?> type) {
        var outer = type.getDeclaringClass();
        var own = type.getSimpleName();
        if (outer == null) {
            return own;
        }
        var about = resource(outer);
        if (WHAT_STANDS_FOR_THE_WHOLE.contains(own)) {
            return about;
        }
        return about.endsWith(firstWord(own))
                ? about + own.substring(firstWord(own).length())
                : about + own;
    }

    /** What a controller is about, as {@code TerminationQuote}. */
    static String resource(Class<?> controller) {
        return (controller.getDeclaringClass() == null ? controller.getSimpleName() : nameOf(controller))
                .replaceFirst("(Controller|Views)$", "");
    }

    private static String firstWord(String name) {
        return name.replaceFirst("(?<=[a-z])[A-Z].*$", "");
    }
}
