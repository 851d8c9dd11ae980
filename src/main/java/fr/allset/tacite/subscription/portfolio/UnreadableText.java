package fr.allset.tacite.subscription.portfolio;

import java.io.IOException;

/** The file cannot be read beyond this line, and why. */
final class UnreadableText extends IOException {

    private final int line;
    private final String reason;

    UnreadableText(int line, String reason) {
        super(reason + " at line " + line);
        this.line = line;
        this.reason = reason;
    }

    int line() {
        return line;
    }

    String reason() {
        return reason;
    }
}
