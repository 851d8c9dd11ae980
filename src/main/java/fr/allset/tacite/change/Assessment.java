package fr.allset.tacite.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person has stated about a text of a change, and what a second one thinks of it.
 *
 * @param approved    null as long as nobody has looked, and where none needs to
 * @param reviewWords what the second person says; null when nothing
 */
public record Assessment(
        long id,
        String change,
        int revision,
        Instant assessedAt,
        String assessedBy,
        AssessmentRequest stated,
        @Nullable Boolean approved,
        @Nullable Instant reviewedAt,
        @Nullable String reviewedBy,
        @Nullable String reviewWords) {

    /** Whether customers may be told of it: a second person, never oneself, has approved what asks them to act. */
    public boolean isApproved() {
        return stated.informs()
                && (!asksToAct()
                        || (Boolean.TRUE.equals(approved) && reviewedBy != null && !reviewedBy.equals(assessedBy)));
    }

    public boolean asksToAct() {
        return stated.asksToAct();
    }
}
