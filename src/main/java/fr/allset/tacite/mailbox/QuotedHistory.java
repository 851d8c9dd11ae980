package fr.allset.tacite.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a mail repeats of the mails before it, as mail programs mark it in French and in English. A client writes « De : » and « a écrit : »
 * too: where it is not certain that a program has, the words are kept. Words that are lost are worse than words that come twice.
 */
final class QuotedHistory {

    private static final Pattern ORIGINAL = Pattern.compile(
            "\\s*-{2,}\\s*(?:message d['’]origine|message original|original message|message transféré|forwarded message)\\s*-{2,}\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern RULE = Pattern.compile("\\s*_{20,}\\s*");
    /** A program names the day first, and then the author. */
    private static final Pattern ATTRIBUTION = Pattern.compile(
            "\\s{0,9}(?:[-*] )?(?:Le (?:\\d|lun|mar|mer|jeu|ven|sam|dim)|On (?:\\d|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
                    + "|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)).{3,300}(?:a écrit|wrote) ?:\\s{0,9}");

    private static final Pattern FROM = Pattern.compile("\\s{0,9}\\*?(?:De|From) ?:.*");
    /** Words that programs alone use of a mail. */
    private static final Pattern SENT = Pattern.compile("\\s{0,9}\\*?(?:Envoyé|Sent)(?: le)? ?:.*");

    private static final Pattern DATED = Pattern.compile("\\s{0,9}\\*?Date ?:[^0-9]{0,60}[0-9].*");
    private static final Pattern TO_OR_ABOUT =
            Pattern.compile("\\s{0,9}\\*?(?:À|A|To|Cc|Objet|Subject) ?:.*", Pattern.CASE_INSENSITIVE);
    /** Blanks that do not break, as French puts them before a colon. */
    private static final Pattern UNBROKEN = Pattern.compile("[\\u00a0\\u202f\\u2007]");

    /** Over how many lines a program breaks its line of attribution. */
    private static final int LINES_OF_ATTRIBUTION = 3;

    private static final int LINES_OF_HEADER = 6;
    /** Blank ones, before what a line announces. */
    private static final int LINES_BETWEEN = 2;

    private QuotedHistory() {}

    static String cutFrom(String text) {
        var written = text.lines().toList();
        var lines = UNBROKEN.matcher(text).replaceAll(" ").lines().toList();
        var own = new ArrayList<String>();
        for (int i = 0; i < lines.size() && !beginsAt(i, lines); i++) {
            if (!lines.get(i).startsWith(">")) {
                own.add(written.get(i));
            }
        }
        var kept = String.join("\n", own).strip();
        return kept.isEmpty() ? text : kept;
    }

    private static boolean beginsAt(int index, List<String> lines) {
        var line = lines.get(index);
        return ORIGINAL.matcher(line).matches()
                || (RULE.matcher(line).matches() && isHeader(next(index + 1, lines), lines))
                || isAttribution(index, lines)
                || isHeader(index, lines);
    }

    /** That names an address, or is followed by what it announces. */
    private static boolean isAttribution(int index, List<String> lines) {
        var joined = new StringBuilder();
        for (int i = index; i < Math.min(lines.size(), index + LINES_OF_ATTRIBUTION); i++) {
            joined.append(i == index ? "" : " ").append(lines.get(i));
            if (ATTRIBUTION.matcher(joined).matches()) {
                int next = next(i + 1, lines);
                return joined.indexOf("@") >= 0
                        || (next < lines.size() && lines.get(next).startsWith(">"));
            }
        }
        return false;
    }

    /** The author, and then what only a mail program would add to it. */
    private static boolean isHeader(int index, List<String> lines) {
        if (index >= lines.size() || !FROM.matcher(lines.get(index)).matches()) {
            return false;
        }
        var header = lines.subList(index, Math.min(lines.size(), index + LINES_OF_HEADER));
        boolean addressed = header.get(0).contains("@");
        boolean named =
                header.stream().anyMatch(line -> TO_OR_ABOUT.matcher(line).matches());
        boolean sent = header.stream().anyMatch(line -> SENT.matcher(line).matches());
        boolean dated = header.stream().anyMatch(line -> DATED.matcher(line).matches());
        return (sent && (addressed || named)) || (dated && addressed);
    }

    private static int next(int index, List<String> lines) {
        int next = index;
        while (next < lines.size()
                && next < index + LINES_BETWEEN
                && lines.get(next).isBlank()) {
            next++;
        }
        return next;
    }
}
