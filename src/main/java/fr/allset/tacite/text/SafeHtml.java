package fr.allset.tacite.text;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.safety.Safelist;

/**
 * Markup of strangers without anything that acts, loads or hides: paragraphs, lists, tables, emphasis, and links that lead elsewhere.
 * No images, since each would tell its sender who reads.
 */
public final class SafeHtml {

    private static final Safelist LOOKS = Safelist.basic()
            .addTags("h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "div")
            .addEnforcedAttribute("a", "rel", "noopener noreferrer nofollow")
            .addEnforcedAttribute("a", "target", "_blank");

    private SafeHtml() {}

    /** What is left of the markup; it can be written into a page as it is. */
    public static String of(String html) {
        return Jsoup.clean(html, "", LOOKS, new OutputSettings().prettyPrint(false));
    }
}
