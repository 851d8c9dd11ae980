package fr.allset.tacite.notification.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A letter's text as a page that is read on a phone: its paragraphs, lists, headings, frames and links are those of the text. Nothing
 * in it is loaded from elsewhere, and what people wrote is shown, never interpreted.
 */
final class LetterHtml {

    /** A line that is at least so long when the next word is put behind it was broken for its length. */
    private static final int WIDTH = 78;

    private static final int LONGEST_HEADING = 60;
    private static final Pattern BLANK = Pattern.compile("\n[\\h\n]*\n");
    private static final Pattern ITEM = Pattern.compile("(\\h*)(?:[-–•]|\\d{1,3}\\.) (.*)");
    private static final Pattern NUMBERED = Pattern.compile("\\h*\\d{1,3}\\. .*");
    private static final Pattern RULE = Pattern.compile("-{3,}");
    private static final Pattern FRAME = Pattern.compile("[┌└]─+[┐┘]");
    private static final Pattern LABELLED = Pattern.compile("\\p{Lu}[^.:]{0,60}[ \u00a0]?: .*");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"«»]+[^\\s<>\"«».,;:!?)]");

    private final StringBuilder html = new StringBuilder();

    private LetterHtml() {}

    static String of(String subject, String text) {
        var page = new LetterHtml();
        for (var block : BLANK.split(text.replace("\r", "").strip())) {
            page.block(block.lines().map(String::stripTrailing).toList());
        }
        return """
                <!DOCTYPE html>
                <html>
                <head>
                <meta charset="UTF-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                </head>
                <body style="margin:0;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#1f2933">
                <div style="max-width:640px;overflow-wrap:anywhere">
                %s</div>
                </body>
                </html>
                """.formatted(escaped(subject), page.html);
    }

    private void block(List<String> lines) {
        int from = 0;
        if (lines.size() > 1 && RULE.matcher(lines.get(1)).matches()) {
            element(
                    "h2",
                    "font-size:20px;margin:28px 0 8px",
                    linked(lines.get(0).strip()));
            from = 2;
        } else if (isFrame(lines)) {
            element(
                    "p",
                    "border:2px solid #1f2933;padding:12px;margin:16px 0;font-weight:bold",
                    linked(lines.get(1).replace("│", "").strip()));
            from = lines.size();
        } else if (isHeading(lines)) {
            element(
                    "h3",
                    "font-size:16px;margin:20px 0 4px",
                    linked(lines.get(0).strip()));
            from = 1;
        }
        body(lines.subList(from, lines.size()));
    }

    private static boolean isFrame(List<String> lines) {
        return lines.size() == 3 && FRAME.matcher(lines.get(0)).matches();
    }

    /** A short first line that ends no sentence, with something under it. */
    private static boolean isHeading(List<String> lines) {
        var first = lines.get(0);
        return lines.size() > 1
                && first.length() <= LONGEST_HEADING
                && !first.isEmpty()
                && Character.isUpperCase(first.codePointAt(0))
                && Character.isLetterOrDigit(first.codePointBefore(first.length()))
                && !LABELLED.matcher(first).matches()
                && !isWrapped(first, lines.get(1))
                && !ITEM.matcher(first).matches();
    }

    /** Paragraphs and lists, in their order. */
    private void body(List<String> lines) {
        int at = 0;
        while (at < lines.size()) {
            at = ITEM.matcher(lines.get(at)).matches() ? list(lines, at) : paragraph(lines, at);
        }
    }

    private int paragraph(List<String> lines, int from) {
        int to = from + 1;
        while (to < lines.size() && !ITEM.matcher(lines.get(to)).matches()) {
            to++;
        }
        element("p", "margin:0 0 12px", joined(lines.subList(from, to)));
        return to;
    }

    /** Its items; what stands deeper belongs to the item above it. */
    private int list(List<String> lines, int from) {
        var kind = NUMBERED.matcher(lines.get(from)).matches() ? "ol" : "ul";
        int depth = indentation(lines.get(from));
        html.append("<%s style=\"margin:0 0 12px;padding-left:24px\">\n".formatted(kind));
        int at = from;
        while (at < lines.size()
                && indentation(lines.get(at)) == depth
                && ITEM.matcher(lines.get(at)).matches()) {
            int to = at + 1;
            while (to < lines.size() && indentation(lines.get(to)) > depth) {
                to++;
            }
            item(lines.subList(at, to), kind);
            at = to;
        }
        html.append("</%s>\n".formatted(kind));
        return at;
    }

    private void item(List<String> lines, String kind) {
        var item = ITEM.matcher(lines.get(0));
        if (!item.matches()) {
            throw new IllegalStateException("No item: " + lines.get(0));
        }
        var first = lines.get(0).strip();
        var value = kind.equals("ol") ? " value=\"" + first.substring(0, first.indexOf('.')) + "\"" : "";
        var words = new ArrayList<>(lines);
        words.set(0, item.group(2));
        html.append("<li%s>".formatted(value)).append(joined(words)).append("</li>\n");
    }

    /** A line that was broken for its length goes on; any other ends where its writer ended it. */
    private static String joined(List<String> lines) {
        var text = new StringBuilder(linked(lines.get(0).strip()));
        for (int i = 1; i < lines.size(); i++) {
            var line = lines.get(i);
            text.append(isWrapped(lines.get(i - 1), line) ? " " : "<br>\n").append(linked(line.strip()));
        }
        return text.toString();
    }

    private static boolean isWrapped(String line, String next) {
        var words = next.strip();
        int end = words.indexOf(' ');
        int firstWord = end < 0 ? words.length() : end;
        return line.length() + 1 + firstWord > WIDTH
                && !LABELLED.matcher(words).matches()
                && !ITEM.matcher(next).matches();
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    private void element(String name, String style, String content) {
        html.append("<%s style=\"%s\">".formatted(name, style)).append(content).append("</%s>\n".formatted(name));
    }

    private static String linked(String line) {
        var text = new StringBuilder();
        int from = 0;
        var address = ADDRESS.matcher(line);
        while (address.find()) {
            var escaped = escaped(address.group());
            text.append(escaped(line.substring(from, address.start())))
                    .append("<a href=\"%s\" style=\"color:#0b57a4\">%s</a>".formatted(escaped, escaped));
            from = address.end();
        }
        return text.append(escaped(line.substring(from))).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
