package fr.allset.tacite.problem;

import fr.allset.tacite.typography.Language;
import fr.allset.tacite.typography.Phrasebook;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;

/** The phrasebook as Spring asks for it: values in order, or one map of named ones. */
final class PhrasebookMessages extends AbstractMessageSource {

    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] arguments, @Nullable Locale locale) {
        var phrase = code == null ? null : Phrasebook.in(language(locale)).find(code);
        if (phrase == null) {
            return null;
        }
        if (arguments != null && arguments.length == 1 && arguments[0] instanceof Map<?, ?> named) {
            return phrase.say(asNames(named));
        }
        return phrase.say(Arrays.stream(resolveArguments(arguments, locale))
                .map(PhrasebookMessages::readable)
                .toArray());
    }

    /** How many there are decides on the words; the rest is a text already. */
    private static Object readable(@Nullable Object argument) {
        return argument instanceof Integer || argument instanceof Long ? argument : String.valueOf(argument);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asNames(Map<?, ?> named) {
        return (Map<String, Object>) named;
    }

    private static Language language(@Nullable Locale locale) {
        return locale == null ? Language.FRENCH : Language.of(locale.getLanguage());
    }

    @Override
    protected Object[] resolveArguments(Object @Nullable [] arguments, @Nullable Locale locale) {
        return super.resolveArguments(arguments, locale == null ? Locale.FRENCH : locale);
    }

    /** Nothing is read in Java's own patterns: their plurals are none. */
    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
        return null;
    }
}
