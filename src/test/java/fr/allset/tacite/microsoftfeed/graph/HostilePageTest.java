package fr.allset.tacite.microsoftfeed.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.microsoftfeed.Feed;
import fr.allset.tacite.microsoftfeed.FeedAnswer.Page;
import fr.allset.tacite.testing.GraphStub;
import fr.allset.tacite.testing.HostileText;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Label("A hostile page of Graph")
class HostilePageTest {

    private static final int DEEP = 100_000;
    private static final int MOST_UNREAD = PageReading.MOST_UNREAD + 1;
    private static final int LONGEST_CONTENT = 4000;

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":", "[[{\"a\":[", "{\"value\":["})
    void nestedAHundredThousandDeepBreaksOffAndWhatCameBeforeStands(String opened) {
        var deep = opened.repeat(DEEP);

        var page = read("{\"value\":[" + GraphStub.message("MC1", "One") + ",{\"id\":\"MC2\",\"title\":" + deep);

        assertThat(page.announcements()).extracting(Announcement::id).containsExactly("MC1");
        assertThat(page.missing()).isNotNull();
        assertThat(page.unread())
                .singleElement()
                .satisfies(rest -> assertThat(rest.content()).hasSizeLessThanOrEqualTo(LONGEST_CONTENT));
        assertThat(read(deep).missing()).isNotNull();
        assertThat(read("{\"other\":" + deep).missing()).isNotNull();
    }

    @Test
    void ofAnItemThatIndentationWouldMakeAHundredTimesLargerKeepsTheBeginningAlone() {
        var item = "{\"a\":".repeat(150) + "{" + "\"b\":1,".repeat(9_000) + "\"c\":1}" + "}".repeat(150);

        var page = read("{\"value\":[" + item + "]}");

        assertThat(page.unread())
                .singleElement()
                .satisfies(unread -> assertThat(unread.content())
                        .startsWith("{\n  \"a\" : {\n    \"a\" : {\n")
                        .hasSize(LONGEST_CONTENT));
    }

    @Test
    void keepsAllOfAnItemThatIsShortEnough() {
        var item = JsonNodeFactory.instance.objectNode().put("a", 1);

        assertThat(Beginning.of(item, 13)).isEqualTo(item.toPrettyString()).hasSize(13);
        assertThat(Beginning.of(item, 12)).isEqualTo(item.toPrettyString().substring(0, 12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "-1e400",
                "1e2147483647",
                "1e-2147483648",
                "99999999999999999999999999999999999999999999999999",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"1e400\""
            })
    void mayHaveThemAsEveryField(String value) {
        var item = GraphStub.message("MC1", "One");
        for (var field : new String[] {
            "id",
            "title",
            "category",
            "severity",
            "tags",
            "services",
            "isMajorChange",
            "body",
            "startDateTime",
            "endDateTime"
        }) {
            var page = read("{\"value\":[{\"id\":\"MC0\",\"" + field + "\":" + value + "}," + item + "]}");

            assertThat(page.announcements().size() + page.unread().size()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"error\":", "{\"error\":{\"message\":"})
    void isNoMoreThanItsStatusWhenItIsAFaultThatNobodyCanRead(String opened) {
        assertThat(GraphFault.of(500, opened.repeat(10_000).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("HTTP 500");
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void ofAnyPiecesIsReadWithinItsBounds(Feed feed) {
        for (var piece : HostileText.PLAIN) {
            assertBounded(PageReading.of(bytes("{\"value\":[" + HostileText.of(piece, 64 * 1024)), feed));
            assertBounded(PageReading.of(bytes(HostileText.of(piece, 64 * 1024)), feed));
        }
    }

    @Property(tries = 200)
    void isNeverMoreThanAPageWithinItsBounds(@ForAll("pages") String json, @ForAll Feed feed) {
        assertBounded(PageReading.of(bytes(json), feed));
        assertBounded(PageReading.of(bytes(json), null));
    }

    @Property(tries = 100)
    void isNeverMoreThanAPageWhateverItsBytes(@ForAll byte[] json) {
        assertBounded(PageReading.of(json, Feed.MESSAGES));
    }

    @Provide
    Arbitrary<String> pages() {
        var pieces = Arbitraries.oneOf(
                Arbitraries.of("{", "}", "[", "]", ",", ":", "\"", "null", "true", "1e400", "-", "\\u0000", "\\"),
                Arbitraries.of(
                        "{\"value\":[",
                        "\"id\":\"MC1\",",
                        "{\"id\":\"EX1\",\"posts\":[",
                        "{\"createdDateTime\":\"2026-11-01T18:51:00Z\",\"description\":{\"contentType\":\"html\",\"content\":\"",
                        "\"body\":{\"content\":",
                        "\"@odata.nextLink\":\"",
                        "\"@odata.context\":\"serviceAnnouncement/issues\",",
                        "\"startDateTime\":\"2026-13-01T00:00:00Z\","),
                Arbitraries.of(HostileText.PLAIN),
                Arbitraries.strings().ofMaxLength(8));
        return pieces.list().ofMaxSize(40).map(list -> "{\"value\":[" + String.join("", list));
    }

    private static Page read(String json) {
        return PageReading.of(bytes(json), Feed.MESSAGES).page(null);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertBounded(PageReading reading) {
        var page = reading.page(null);
        assertThat(page.unread()).hasSizeLessThanOrEqualTo(MOST_UNREAD + 1);
        assertThat(page.unread())
                .allSatisfy(unread -> assertThat(unread.content()).hasSizeLessThanOrEqualTo(LONGEST_CONTENT));
    }
}
