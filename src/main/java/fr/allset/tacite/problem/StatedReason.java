package fr.allset.tacite.problem;

import org.jspecify.annotations.Nullable;

/** Why somebody decides something that the customer will read. */
public final class StatedReason {

    /** The longest reason, in characters. */
    public static final int LONGEST = 2000;

    private StatedReason() {
    }

    /**
     * The reason without the blanks around it.
     *
     * @throws Refusal {@code reason-missing} when there is none, {@code reason-too-long} when it is longer than {@value #LONGEST} characters
     */
    public static String of(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.unprocessable("reason-missing", "reason");
        }
        if (reason.length() > LONGEST) {
            throw Refusal.unprocessable("reason-too-long", "reason", LONGEST);
        }
        return reason.strip();
    }
}
