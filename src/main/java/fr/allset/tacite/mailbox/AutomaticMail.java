package fr.allset.tacite.mailbox;

import fr.allset.tacite.text.PlainText;
import jakarta.mail.internet.InternetHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a machine has written a mail: such a mail is never answered, lest two machines answer each other for ever (RFC 3834). */
final class AutomaticMail {

    private static final Set<String> TO_MANY = Set.of("bulk", "list", "junk", "auto_reply");
    private static final List<String> MARKS =
            List.of("X-Auto-Response-Suppress", "X-Autoreply", "X-Autorespond", "List-Id");
    private static final Set<String> SERVERS = Set.of("mailer-daemon", "postmaster");
    private static final int LONGEST_VALUE = 100;

    private AutomaticMail() {}

    /** What says so, in French; null when nothing does. */
    static @Nullable String reason(InternetHeaders headers, String sender) {
        var submitted = value(headers, "Auto-Submitted");
        if (!submitted.isEmpty() && !submitted.startsWith("no")) {
            return said("Auto-Submitted", submitted);
        }
        if (TO_MANY.contains(value(headers, "Precedence"))) {
            return said("Precedence", value(headers, "Precedence"));
        }
        for (var mark : MARKS) {
            if (headers.getHeader(mark) != null) {
                return said(mark, value(headers, mark));
            }
        }
        if (value(headers, "Return-Path").equals("<>")) {
            return said("Return-Path", "<>");
        }
        if (value(headers, "Content-Type").startsWith("multipart/report")) {
            return said("Content-Type", "multipart/report");
        }
        int at = sender.lastIndexOf('@');
        return at > 0 && SERVERS.contains(sender.substring(0, at))
                ? "Message d'un serveur de messagerie : " + sender + "."
                : null;
    }

    private static String said(String header, String value) {
        return "Message automatique, d'après son en-tête " + header + " : " + value + ".";
    }

    private static String value(InternetHeaders headers, String name) {
        var values = headers.getHeader(name);
        return values == null ? "" : PlainText.line(values[0], LONGEST_VALUE).toLowerCase(Locale.ROOT);
    }
}
