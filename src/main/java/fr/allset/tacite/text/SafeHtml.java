package fr.allset.tacite.text;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * Markup of strangers without anything that acts, loads or hides: paragraphs, lists, tables, emphasis, and links that lead elsewhere.
 * No images, since each would tell its sender who reads.
 */
public final class SafeHtml {

    /** What is nested deeper stands beside its parents: each further level makes every other slower to read and to show. */
    static final int DEEPEST = 64;

    private static final Safelist LOOKS = Safelist.basic()
            .addTags("h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "div")
            .addEnforcedAttribute("a", "rel", "noopener noreferrer nofollow")
            .addEnforcedAttribute("a", "target", "_blank");

    private SafeHtml() {}

    /** What is left of the markup; it can be written into a page as it is. */
    public static String of(String html) {
        return new Cleaner(LOOKS)
                .clean(parsed(html))
                .outputSettings(new OutputSettings().prettyPrint(false))
                .body()
                .html();
    }

    static Document parsed(String html) {
        return Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(html, "");
    }
}
