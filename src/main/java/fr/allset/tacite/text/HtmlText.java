package fr.allset.tacite.text;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The text that a person sees of a mail in HTML; what is quoted in it begins with {@code >}. */
public final class HtmlText implements NodeVisitor {

    private static final String UNSEEN =
            "head, script, style, noscript, template, iframe, object, embed, applet, svg, math, canvas, audio,"
                    + " video, select, button, [hidden], [aria-hidden=true]";
    private static final Pattern HIDING = Pattern.compile("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden"
            + "|(?:font-size|max-height|opacity)\\s*:\\s*0(?![.,]?[0-9]*[1-9])|mso-hide\\s*:\\s*all");
    private static final Set<String> LINES = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tr",
            "ul");

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private int quoted;

    private HtmlText() {}

    public static String of(String html) {
        var document = SafeHtml.parsed(html);
        document.select(UNSEEN).remove();
        document.select("[style]").stream()
                .filter(element -> HIDING.matcher(element.attr("style")).find())
                .toList()
                .forEach(Node::remove);
        var seen = new HtmlText();
        NodeTraversor.traverse(seen, document.body());
        seen.endLine();
        return PlainText.lines(seen.text.toString());
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            line.append(words.text());
        } else if (node instanceof Element element) {
            if (element.nameIs("br") || LINES.contains(element.normalName())) {
                endLine();
            } else if (element.nameIs("td") || element.nameIs("th")) {
                line.append(' ');
            }
            quoted += element.nameIs("blockquote") ? 1 : 0;
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (LINES.contains(element.normalName())) {
                endLine();
            }
            if (element.nameIs("p")) {
                text.append('\n');
            }
            quoted -= element.nameIs("blockquote") ? 1 : 0;
        }
    }

    private void endLine() {
        var words = line.toString().strip();
        if (!words.isEmpty()) {
            text.append(quoted > 0 ? "> " : "").append(words).append('\n');
        }
        line.setLength(0);
    }
}
