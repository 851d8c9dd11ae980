package fr.allset.tacite.microsoftfeed.graph;

import fr.allset.tacite.microsoftfeed.HealthIssue;
import fr.allset.tacite.text.HtmlText;
import fr.allset.tacite.text.PlainText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An issue of the service health, as Graph writes it ({@code serviceHealthIssue}). */
final class IssueItem {

    /** Of a longer post the beginning is read: it is kept up to four thousand characters. */
    private static final int LONGEST_POST = 200_000;

    /** What breaks a line in HTML. Graph says "html" of posts that are plain lines, too. */
    private static final Pattern HTML_LINES = Pattern.compile("(?i)<(?:p|br|div|li|tr|h[1-6])\\b");

    private IssueItem() {}

    static HealthIssue read(ItemFields item) throws UnreadableItem {
        var modifiedAt = item.instant("lastModifiedDateTime");
        var startsAt = item.instant("startDateTime");
        return new HealthIssue(
                item.id(),
                item.text("title"),
                item.text("impactDescription"),
                item.word("classification"),
                item.word("status"),
                item.text("service").strip(),
                item.text("feature").strip(),
                Boolean.TRUE.equals(item.flag("isResolved")),
                startsAt,
                item.instant("endDateTime"),
                modifiedAt,
                posts(item, modifiedAt == null ? startsAt : modifiedAt));
    }

    /** @param otherwise when a post was posted that does not say when */
    private static List<HealthIssue.Post> posts(ItemFields item, @Nullable Instant otherwise) throws UnreadableItem {
        var posts = new ArrayList<HealthIssue.Post>();
        for (var post : item.objects("posts")) {
            var created = post.instant("createdDateTime");
            var at = created == null ? otherwise : created;
            if (at == null) {
                throw new UnreadableItem("L'un de ses avis n'a pas de date.");
            }
            var description = post.object("description");
            posts.add(new HealthIssue.Post(
                    at,
                    words(
                            PlainText.shortened(description.text("content"), LONGEST_POST),
                            description.word("contentType").equals("html"))));
        }
        posts.sort(Comparator.comparing(HealthIssue.Post::at));
        return posts;
    }

    private static String words(String content, boolean html) {
        if (!html) {
            return PlainText.lines(content);
        }
        return HtmlText.of(HTML_LINES.matcher(content).find() ? content : content.replaceAll("\\R", "<br>"));
    }
}
