package fr.allset.tacite.problem;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why somebody decides something that the customer will read. */
public final class StatedReason {

    /** The longest reason, in characters. */
    public static final int LONGEST = 2000;

    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]");

    private StatedReason() {}

    /**
     * The reason without the blanks around it.
     *
     * @throws Refusal {@code reason-missing} when there is none, {@code reason-too-long} when it is longer than
     *                 {@value #LONGEST} characters
     */
    public static String of(@Nullable String reason) {
        var words = readable(reason == null ? "" : reason);
        if (reason == null || words.isEmpty()) {
            throw Refusal.unprocessable("reason-missing", "reason");
        }
        if (reason.length() > LONGEST) {
            throw Refusal.unprocessable("reason-too-long", "reason", LONGEST);
        }
        return words;
    }

    /** The text without the blanks around it, and blanks in place of control characters, which neither a letter nor a database takes. */
    public static String readable(String text) {
        return CONTROL_CHARACTERS.matcher(text).replaceAll(" ").strip();
    }
}
