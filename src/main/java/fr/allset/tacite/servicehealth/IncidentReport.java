package fr.allset.tacite.servicehealth;

import fr.allset.tacite.failure.FailureSheet;
import fr.allset.tacite.microsoftfeed.HealthIssue;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an incident of Microsoft's says as a Notification de Défaillance (art. 3): detected, not reported by the Client.
 *
 * @param description in French, with Microsoft's words as they are, at most {@value #LONGEST} characters
 * @param beganAt     when Microsoft says that it began; null when that cannot be
 */
record IncidentReport(String description, @Nullable Instant beganAt) {

    /** Who reports it. */
    public static final String REPORTER = "Microsoft";

    static final int LONGEST = 4000;

    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_IMPACT = 3000;
    /** What began before that is a slip. */
    private static final Duration LONGEST_UNSEEN = Duration.ofDays(366);

    /** @param now when it was read: an incident is received when Tacite reads it, and has not begun later */
    public static IncidentReport of(HealthIssue issue, Instant now) {
        var description = "Incident " + issue.id() + " de Microsoft, " + issue.service()
                + (issue.feature().isBlank() ? "" : " (" + issue.feature() + ")")
                + "\u00a0: «\u00a0" + FailureSheet.cut(issue.title(), LONGEST_TITLE) + "\u00a0»."
                + (issue.impact().isBlank()
                        ? ""
                        : " Ce que les utilisateurs constatent, selon Microsoft\u00a0: «\u00a0"
                                + FailureSheet.cut(issue.impact(), LONGEST_IMPACT) + "\u00a0»");
        var began = issue.startsAt();
        boolean isPossible = began != null && !began.isAfter(now) && !began.isBefore(now.minus(LONGEST_UNSEEN));
        return new IncidentReport(FailureSheet.cut(description, LONGEST), isPossible ? began : null);
    }
}
