package fr.allset.tacite.servicehealth;

import fr.allset.tacite.microsoftfeed.HealthIssue;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * When an incident is over, as Microsoft says: that proposes the restoration of a Défaillance (art. 3), and restores nothing.
 */
final class IncidentEnd {

    private IncidentEnd() {}

    /** Whether Microsoft says that it is over: it calls it resolved, or its end has come. */
    public static boolean isOver(HealthIssue issue, Instant now) {
        return issue.resolved() || (issue.endsAt() != null && !issue.endsAt().isAfter(now));
    }

    /**
     * @param shown as each tenant shows it
     * @param now   what is over has ended by now, whatever end Microsoft names
     * @return the latest end; none as long as it lasts for one of the tenants
     */
    public static Optional<Instant> of(Collection<HealthIssue> shown, Instant now) {
        return shown.isEmpty() || shown.stream().anyMatch(issue -> !isOver(issue, now))
                ? Optional.empty()
                : shown.stream().map(issue -> ended(issue, now)).max(Comparator.naturalOrder());
    }

    private static Instant ended(HealthIssue issue, Instant now) {
        var posts = issue.posts();
        var said = issue.endsAt() != null
                ? issue.endsAt()
                : posts.isEmpty()
                        ? Objects.requireNonNullElse(issue.modifiedAt(), now)
                        : posts.get(posts.size() - 1).at();
        return said.isAfter(now) ? now : said;
    }
}
