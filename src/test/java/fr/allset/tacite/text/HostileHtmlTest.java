package fr.allset.tacite.text;

import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.testing.HostileText;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Label("Hostile HTML")
class HostileHtmlTest {

    private static final int LENGTH = 64 * 1024;
    /** The longest that a tag of a few letters becomes, with what is enforced on links, and its end. */
    private static final int MOST_FOLD = 80;

    @Test
    void ofAHundredThousandNestedPartsIsAsDeepAsTheBoundAndKeepsItsWords() {
        var html = "<div>".repeat(100_000) + "au fond" + "</div>".repeat(100_000);

        assertThat(HtmlText.of(html)).isEqualTo("au fond");
        assertThat(SafeHtml.of(html)).contains("<div>au fond</div>");
        assertThat(depth(SafeHtml.of(html))).isLessThanOrEqualTo(SafeHtml.DEEPEST);
    }

    @ParameterizedTest
    @MethodSource("markup")
    void isAsDeepAsTheBoundAndNotMuchLongerThanItWas(String repeated) {
        var html = HostileText.of(repeated, LENGTH);

        var safe = SafeHtml.of(html);

        assertThat(depth(safe)).isLessThanOrEqualTo(SafeHtml.DEEPEST);
        assertThat(safe.length()).isLessThan(MOST_FOLD * LENGTH);
        assertThat(HtmlText.of(html).length()).isLessThanOrEqualTo(3 * LENGTH);
    }

    static List<String> markup() {
        return HostileText.MARKUP;
    }

    @Property(tries = 150)
    void isNeverMoreThanTextAndHarmlessMarkup(@ForAll("mixtures") String html) {
        var safe = SafeHtml.of(html);
        var text = HtmlText.of(html);

        assertThat(Parser.htmlParser().setMaxDepth(1_000).parseInput(safe, "").select(ACTIVE))
                .isEmpty();
        assertThat(text.length()).isLessThanOrEqualTo(3 * html.length());
        assertThat(text.chars().noneMatch(character -> Character.isISOControl(character) && character != '\n'))
                .isTrue();
    }

    private static final String ACTIVE =
            "script, style, iframe, object, embed, img, svg, form, input, link, meta, base, [onclick],"
                    + " [onload], [style], a[href^=javascript], a[href^=data]";

    @Provide
    Arbitrary<String> mixtures() {
        var pieces = Arbitraries.oneOf(
                Arbitraries.of(HostileText.MARKUP),
                Arbitraries.of(
                        "<script>alert(1)</script>",
                        "<a href=javascript:alert(1)>",
                        "<a href='data:text/html,x'>",
                        "<img src=x onerror=alert(1)>",
                        "<p onclick=x style='display:none'>",
                        "<svg><script>",
                        "<math><mtext><table><mglyph><style><!--</style><img onerror=x>",
                        "<noscript><p title=\"</noscript><img src=x onerror=x>\">",
                        "</title>",
                        "<textarea>",
                        "<plaintext>",
                        "]]>",
                        "\0",
                        "\u202e"),
                Arbitraries.strings().ofMaxLength(10));
        return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
    }

    private static int depth(String html) {
        var deepest = new AtomicInteger();
        // read without a bound, and counted below the body
        Parser.htmlParser()
                .setMaxDepth(Integer.MAX_VALUE)
                .parseInput(html, "")
                .body()
                .traverse((Node node, int depth) -> deepest.accumulateAndGet(depth, Math::max));
        return deepest.get();
    }
}
