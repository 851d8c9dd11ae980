package fr.allset.tacite.servicehealth;

import fr.allset.tacite.microsoftfeed.HealthIssue;
import fr.allset.tacite.microsoftfeed.HealthIssue.Post;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An issue of Microsoft's as a test tells it: an incident of Exchange Online that lasts, unless said otherwise. */
public record AnIssue(
        String id,
        String classification,
        String service,
        boolean resolved,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        List<Post> posts) {

    public static AnIssue numbered(String id) {
        return new AnIssue(id, "incident", "Exchange Online", false, null, null, List.of());
    }

    public AnIssue classified(String as) {
        return new AnIssue(id, as, service, resolved, startsAt, endsAt, posts);
    }

    public AnIssue of(String named) {
        return new AnIssue(id, classification, named, resolved, startsAt, endsAt, posts);
    }

    public AnIssue since(Instant began) {
        return new AnIssue(id, classification, service, resolved, began, endsAt, posts);
    }

    public AnIssue resolvedAt(@Nullable Instant ended) {
        return new AnIssue(id, classification, service, true, startsAt, ended, posts);
    }

    public AnIssue endingAt(Instant end) {
        return new AnIssue(id, classification, service, resolved, startsAt, end, posts);
    }

    public AnIssue saying(Post... said) {
        return new AnIssue(id, classification, service, resolved, startsAt, endsAt, List.of(said));
    }

    /** As it is read. */
    public HealthIssue read() {
        return new HealthIssue(
                id,
                "Users can't access email",
                "Users may be unable to access their mailbox",
                classification,
                resolved ? "servicerestored" : "investigating",
                service,
                "",
                resolved,
                startsAt,
                endsAt,
                null,
                posts);
    }
}
