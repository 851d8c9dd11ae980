package fr.allset.tacite.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a mail repeats of the mails before it, as mail programs mark it in French and in English. */
final class QuotedHistory {

    private static final Pattern ORIGINAL = Pattern.compile(
            "\\s*-{2,}\\s*(?:message d['’]origine|message original|original message|message transféré|forwarded message)\\s*-{2,}\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern RULE = Pattern.compile("\\s*_{20,}\\s*");
    private static final Pattern ATTRIBUTION = Pattern.compile("\\s*(?:Le|On)\\s.{4,300}(?:a écrit|wrote)\\s*:\\s*");
    private static final Pattern FROM = Pattern.compile("\\s*\\*?(?:De|From)\\s?:.*");
    private static final Pattern SENT = Pattern.compile("\\s*\\*?(?:Envoyé|Date|Sent)\\s?:.*");
    /** Over how many lines a program breaks its line of attribution. */
    private static final int LINES_OF_ATTRIBUTION = 3;

    private static final int LINES_OF_HEADER = 3;

    private QuotedHistory() {}

    static String cutFrom(String text) {
        var lines = text.lines().toList();
        var own = new ArrayList<String>();
        for (int i = 0; i < lines.size() && !beginsAt(i, lines); i++) {
            if (!lines.get(i).startsWith(">")) {
                own.add(lines.get(i));
            }
        }
        var kept = String.join("\n", own).strip();
        return kept.isEmpty() ? text : kept;
    }

    private static boolean beginsAt(int index, List<String> lines) {
        var line = lines.get(index);
        return ORIGINAL.matcher(line).matches()
                || RULE.matcher(line).matches()
                || isAttribution(index, lines)
                || isHeader(index, lines);
    }

    private static boolean isAttribution(int index, List<String> lines) {
        var joined = new StringBuilder();
        for (int i = index; i < Math.min(lines.size(), index + LINES_OF_ATTRIBUTION); i++) {
            joined.append(i == index ? "" : " ").append(lines.get(i));
            if (ATTRIBUTION.matcher(joined).matches()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHeader(int index, List<String> lines) {
        return FROM.matcher(lines.get(index)).matches()
                && lines.subList(index + 1, Math.min(lines.size(), index + 1 + LINES_OF_HEADER)).stream()
                        .anyMatch(line -> SENT.matcher(line).matches());
    }
}
