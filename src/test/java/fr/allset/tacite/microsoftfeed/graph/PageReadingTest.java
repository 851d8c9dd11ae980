package fr.allset.tacite.microsoftfeed.graph;

import static fr.allset.tacite.testing.GraphStub.issue;
import static fr.allset.tacite.testing.GraphStub.message;
import static fr.allset.tacite.testing.GraphStub.page;
import static org.assertj.core.api.Assertions.assertThat;

import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.microsoftfeed.Feed;
import fr.allset.tacite.microsoftfeed.FeedAnswer.Page;
import fr.allset.tacite.microsoftfeed.HealthIssue;
import fr.allset.tacite.microsoftfeed.UnreadItem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A page of Graph")
class PageReadingTest {

    // ---- a message

    @Test
    void saysAllThatAMessageSays() {
        var message = only(message("MC172851", "(Updated) New feature"));

        assertThat(message.id()).isEqualTo("MC172851");
        assertThat(message.title()).isEqualTo("(Updated) New feature");
        assertThat(message.category()).isEqualTo("planforchange");
        assertThat(message.severity()).isEqualTo("normal");
        assertThat(message.tags()).containsExactly("Updated message", "User impact");
        assertThat(message.services()).containsExactly("Exchange Online");
        assertThat(message.isMajor()).isTrue();
        assertThat(message.actionBy()).isEqualTo("2027-03-01T00:00:00Z");
        assertThat(message.startsAt()).isEqualTo("2026-11-01T18:51:00Z");
        assertThat(message.endsAt()).isEqualTo("2027-06-01T08:00:00Z");
        assertThat(message.modifiedAt()).isEqualTo("2026-11-08T01:10:06.843Z");
        assertThat(message.bodyType()).isEqualTo("html");
        assertThat(message.body()).isEqualTo("<p>Text of MC172851</p>");
    }

    @Test
    void needNotSayMoreThanTheNumber() {
        var message = only("{\"id\":\"MC1\"}");

        assertThat(message)
                .isEqualTo(new Announcement(
                        "MC1",
                        "(sans titre)",
                        "",
                        "",
                        Collections.emptyList(),
                        Collections.emptyList(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        "text",
                        ""));
        assertThat(message.isMajor()).isFalse();
    }

    @Test
    void mayHaveNullEverywhere() {
        assertThat(only("""
                {"id":"MC1","title":null,"category":null,"severity":null,"tags":null,"services":null,"isMajorChange":null,"body":null,
                 "actionRequiredByDateTime":null,"startDateTime":null,"endDateTime":"","lastModifiedDateTime":null,"details":null}
                """)).isEqualTo(only("{\"id\":\"MC1\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "planForChange, planforchange",
        "PlanForChange, planforchange",
        "PLANFORCHANGE, planforchange",
        "unknownFutureValue, unknownfuturevalue",
        "somethingNew, somethingnew"
    })
    void toleratesWordsInAnyCaseAndUnknownOnes(String category, String read) {
        assertThat(only(message("MC1", "One", ",\"category\":\"" + category + "\",\"severity\":\"" + category + "\"")))
                .satisfies(message -> assertThat(message.category())
                        .isEqualTo(message.severity())
                        .isEqualTo(read));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "2026-11-01T18:51:00Z,                2026-11-01T18:51:00Z",
                "2026-11-01T18:51:00.9Z,              2026-11-01T18:51:00.9Z",
                "2026-11-01T18:51:00.1234567Z,        2026-11-01T18:51:00.1234567Z",
                "2026-11-01T18:51:00+00:00,           2026-11-01T18:51:00Z",
                "2026-11-01T20:51:00.25+02:00,        2026-11-01T18:51:00.25Z",
                // how .NET says that there is no date
                "0001-01-01T00:00:00Z,                none",
                "9999-12-31T23:59:59.9999999Z,        none"
            })
    void readsMomentsWithAnyFractionAndOffset(String written, Instant read) {
        assertThat(only(message("MC1", "One", ",\"endDateTime\":\"" + written + "\""))
                        .endsAt())
                .isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tomorrow\"",
                "\"2026-11-01\"",
                "\"2026-13-01T00:00:00Z\"",
                "\"+999999999-01-01T00:00:00Z\"",
                "\"1899-01-01T00:00:00Z\"",
                "{}",
                "1730486400"
            })
    void setsAsideAMessageWithADateThatNobodyCanRead(String date) {
        var page = read(
                Feed.MESSAGES,
                message("MC1", "One"),
                message("MC2", "Two", ",\"startDateTime\":" + date),
                message("MC3", "Three"));

        assertThat(page.announcements()).extracting(Announcement::id).containsExactly("MC1", "MC3");
        assertThat(page.unread()).singleElement().satisfies(item -> {
            assertThat(item.id()).isEqualTo("MC2");
            assertThat(item.reason()).contains("startDateTime");
        });
        assertThat(page.missing()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":null}",
                "{\"id\":17}",
                "{\"id\":\"\"}",
                "{\"id\":\"MC 1'; drop\"}",
                "{\"id\":\"MC12345678901234567890123456789012345678901234567890\"}",
                "null",
                "17",
                "\"MC1\"",
                "[]"
            })
    void setsAsideWhatHasNoNumberAndCannotBeSureOfWhatVanished(String item) {
        var page = read(Feed.MESSAGES, message("MC1", "One"), item, message("MC3", "Three"));

        assertThat(page.announcements()).extracting(Announcement::id).containsExactly("MC1", "MC3");
        assertThat(page.unread())
                .singleElement()
                .satisfies(unread -> assertThat(unread.id()).isNull());
        assertThat(page.missing()).isEqualTo("Un élément sans numéro lisible a été mis de côté.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"services\":{\"a\":1}",
                "\"services\":[{}]",
                "\"isMajorChange\":\"perhaps\"",
                "\"isMajorChange\":1",
                "\"body\":[]",
                "\"body\":{\"content\":{}}",
                "\"title\":[\"a\"]"
            })
    void setsAsideAFieldOfAnotherShape(String field) {
        assertThat(read(Feed.MESSAGES, message("MC1", "One", "," + field)).unread())
                .singleElement()
                .satisfies(item -> assertThat(item.reason()).startsWith("Son champ"));
    }

    @Test
    void toleratesAServiceAloneFlagsAsWordsAndFieldsThatNobodyKnows() {
        var message = only(message(
                "MC1",
                "One",
                ",\"services\":\"Exchange Online\",\"isMajorChange\":\"False\",\"newField\":{\"deep\":[1,{}]}"));

        assertThat(message.services()).containsExactly("Exchange Online");
        assertThat(message.major()).isFalse();
    }

    @Test
    void holdsFiveMegabytesOfHtml() {
        assertThat(only(message(
                                "MC1",
                                "One",
                                ",\"body\":{\"contentType\":\"html\",\"content\":\"" + "<p>x</p>".repeat(650_000)
                                        + "\"}"))
                        .body())
                .hasSize(5_200_000);
    }

    @Test
    void setsTheSameThingAsideUnderTheSameHashWhateverMicrosoftMovesDaily() {
        var one = read(
                Feed.MESSAGES,
                message(
                        "MC1",
                        "One",
                        ",\"startDateTime\":\"x\",\"details\":[{\"name\":\"a\"}],\"lastModifiedDateTime\":\"1\""));
        var other = read(
                Feed.MESSAGES,
                message("MC1", "One", ",\"startDateTime\":\"x\",\"details\":[],\"lastModifiedDateTime\":\"2\""));
        var another = read(Feed.MESSAGES, message("MC1", "Two", ",\"startDateTime\":\"x\""));

        assertThat(one.unread().get(0).hash())
                .isEqualTo(other.unread().get(0).hash())
                .isNotEqualTo(another.unread().get(0).hash());
    }

    @Test
    void setsAsideATwentyFirstItemWithAllThatFollow() {
        var page = read(Feed.MESSAGES, Collections.nCopies(100, "{}").toArray(String[]::new));

        assertThat(page.unread()).hasSize(21);
        assertThat(page.unread().get(20).reason()).endsWith(" : 80.");
        assertThat(page.missing()).isNotNull();
    }

    // ---- an issue

    @Test
    void saysAllThatAnIssueSays() {
        var issue =
                read(Feed.ISSUES, issue("EX415080", "Incident", true)).issues().get(0);

        assertThat(issue.id()).isEqualTo("EX415080");
        assertThat(issue.isIncident()).isTrue();
        assertThat(issue.status()).isEqualTo("servicedegradation");
        assertThat(issue.service()).isEqualTo("Exchange Online");
        assertThat(issue.resolved()).isTrue();
        assertThat(issue.startsAt()).isEqualTo("2026-11-20T18:27:00Z");
        assertThat(issue.endsAt()).isNull();
        assertThat(issue.posts())
                .containsExactly(new HealthIssue.Post(
                        Instant.parse("2026-11-20T18:34:54.95Z"), "Title: Slow mail\nUser impact: Users wait"));
    }

    @Test
    void readsItsPostsAsTextOldestFirst() {
        var issue = read(Feed.ISSUES, """
                {"id":"EX1","lastModifiedDateTime":"2026-11-03T00:00:00Z","posts":[
                 {"createdDateTime":"2026-11-02T00:00:00Z",
                  "description":{"contentType":"html","content":"<p>Sec&ouml;nd<script>x()</script></p><p>line</p>"}},
                 {"createdDateTime":"2026-11-01T00:00:00Z","description":{"contentType":"text","content":"First <b>"}},
                 {"description":null}]}""").issues().get(0);

        assertThat(issue.posts())
                .extracting(HealthIssue.Post::words)
                .containsExactly("First <b>", "Secönd\n\nline", "");
        assertThat(issue.posts().get(2).at()).isEqualTo("2026-11-03T00:00:00Z");
    }

    @Test
    void setsAsideAnIssueWithAPostThatHasNoDateAtAll() {
        assertThat(read(Feed.ISSUES, "{\"id\":\"EX1\",\"posts\":[{}]}").unread())
                .singleElement()
                .satisfies(item -> assertThat(item.reason()).isEqualTo("L'un de ses avis n'a pas de date."));
    }

    // ---- a page

    @Test
    void keepsWhatCameBeforeABreakAtAnyPlace() {
        var whole = page("messages", message("MC1", "One"), message("MC2", "Two"));
        int afterFirst = whole.indexOf(message("MC2", "Two"));
        for (int end = 0; end < whole.length(); end++) {
            var page = PageReading.of(bytes(whole.substring(0, end)), Feed.MESSAGES)
                    .page(null);

            assertThat(page.missing()).as("at %d", end).isNotNull();
            assertThat(page.announcements().size())
                    .isEqualTo(end < afterFirst - 1 ? 0 : end < whole.length() - 2 ? 1 : 2);
            assertThat(page.unread()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"code\":\"x\"}}",
                "[]",
                "17",
                "<html>Sign in</html>",
                "{\"value\":null}",
                "{\"value\":{}}",
                "null"
            })
    void isNoPageWithoutAListOfItems(String answer) {
        var page = PageReading.of(bytes(answer), Feed.MESSAGES).page(null);

        assertThat(page.missing()).isNotNull();
        assertThat(page.unread())
                .singleElement()
                .satisfies(item -> assertThat(item.content()).isEqualTo(answer));
    }

    @Test
    void breaksOffWhereObjectsAreInOneAnotherWithoutEnd() {
        var deep = "[".repeat(50_000) + "]".repeat(50_000);

        var page = read(
                Feed.MESSAGES,
                message("MC1", "One"),
                message("MC2", "Two", ",\"details\":" + deep),
                message("MC3", "Three"));

        assertThat(page.announcements()).extracting(Announcement::id).containsExactly("MC1");
        assertThat(page.missing()).contains("trop d'objets");
        assertThat(page.unread())
                .singleElement()
                .extracting(UnreadItem::content)
                .asString()
                .hasSizeLessThanOrEqualTo(4000);
    }

    @Test
    void isRecognisedByItsContextOrByItsItems() {
        assertThat(PageReading.of(bytes(page("messages")), null).feed()).isEqualTo(Feed.MESSAGES);
        assertThat(PageReading.of(bytes(page("issues")), null).feed()).isEqualTo(Feed.ISSUES);
        assertThat(PageReading.of(bytes("{\"value\":[" + message("MC1", "One") + "]}"), null)
                        .feed())
                .isEqualTo(Feed.MESSAGES);
        assertThat(PageReading.of(bytes("{\"value\":[" + issue("EX1", "incident", true) + "]}"), null)
                        .feed())
                .isEqualTo(Feed.ISSUES);
        assertThat(PageReading.of(bytes("{\"value\":[{\"id\":\"X1\"}]}"), null)
                        .page(null)
                        .unread())
                .hasSize(1);
    }

    @Test
    void isReadWithAByteOrderMarkAndInUtf16AsPowerShellWritesIt() {
        var text = "\ufeff" + page("messages", message("MC1", "Éé"));

        assertThat(PageReading.of(bytes(text), null).page(null).announcements())
                .extracting(Announcement::title)
                .containsExactly("Éé");
        assertThat(PageReading.of(text.getBytes(StandardCharsets.UTF_16LE), null)
                        .page(null)
                        .announcements())
                .hasSize(1);
    }

    // ---- the surroundings

    private static Announcement only(String message) {
        var page = read(Feed.MESSAGES, message);
        assertThat(page.unread()).isEmpty();
        assertThat(page.missing()).isNull();
        assertThat(page.announcements()).hasSize(1);
        return page.announcements().get(0);
    }

    private static Page read(Feed feed, String... items) {
        return PageReading.of(bytes(page(feed == Feed.MESSAGES ? "messages" : "issues", items)), feed)
                .page(null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
