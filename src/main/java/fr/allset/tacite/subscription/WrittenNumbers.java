package fr.allset.tacite.subscription;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers of subscriptions as people write several of them into one field. */
public final class WrittenNumbers {

    private WrittenNumbers() {}

    /** Those in a text, separated by commas, semicolons, blanks or lines, in their order and as often as they stand there. */
    public static List<String> of(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[,;\\s]+"))
                        .filter(number -> !number.isEmpty())
                        .toList();
    }
}
