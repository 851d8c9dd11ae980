package fr.allset.tacite.changeletter.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The words this code shares with {@code processes/microsoft-change.bpmn}. The business key names the revision:
 * {@code EV-2026-000001/2}.
 */
final class MicrosoftChangeProcess {

    static final String KEY = "microsoft-change";

    // messages
    static final String REVISION_PROPOSED = "RevisionProposed";
    static final String REVISION_SHOWN = "RevisionShown";
    static final String REVISION_SUPERSEDED = "RevisionSuperseded";

    // refusals that lead back to a form
    static final String ASSESSMENT_REFUSED = "AssessmentRefused";
    static final String ASSESSMENT_REVIEW_REFUSED = "AssessmentReviewRefused";
    static final String FOLLOW_UP_REFUSED = "FollowUpRefused";

    private MicrosoftChangeProcess() {}

    /** What the business key names: the number of the change, and which of its texts. */
    record Revision(String change, int number) {

        static Revision of(String businessKey) {
            int slash = businessKey.lastIndexOf('/');
            return new Revision(businessKey.substring(0, slash), Integer.parseInt(businessKey.substring(slash + 1)));
        }
    }

    /** Until when it is to be assessed. */
    record AssessmentDue(Instant assessmentDueAt) {}

    /** Routes "Les clients sont-ils informés ?" and "Une action leur est-elle demandée ?". */
    record Assessed(boolean clientsInformed, boolean actionAsked) {}

    /** Until when the assessment is to be reviewed. */
    record ReviewDue(Instant reviewDueAt) {}

    /** Routes "Évaluation approuvée ?". */
    record Reviewed(boolean assessmentApproved) {}

    /**
     * Routes "Encore des clients ?".
     *
     * @param toldUpTo the number of the last customer that was told; blank at the beginning of a round
     */
    record Told(boolean clientsLeft, @Nullable String toldUpTo) {}

    /** Routes "Une action à suivre ?". */
    record Followed(boolean actionFollowed) {}

    /** When the day until which to act is over. */
    record ActionOver(Instant actionOverAt) {}

    /** When customers who have not answered are next gone after. */
    record Planned(Instant countdownAt) {}

    /** As {@link Planned}; null before the first time is planned. */
    record Round(@Nullable Instant countdownAt) {}

    /** Routes "Des clients à relancer ?". */
    record Silent(boolean clientsSilent) {}

    /** Until when they are to be gone after. */
    record FollowUpDue(Instant followUpDueAt) {}

    /** The number of the last customer that was written to again; blank at the beginning of a round. */
    record Written(@Nullable String remindedUpTo) {}

    /** Routes "Un courrier aux autres ?". */
    record Reminder(boolean reminderAsked) {}

    /** Routes "Encore des courriers ?". */
    record Reminders(boolean remindersLeft) {}
}
