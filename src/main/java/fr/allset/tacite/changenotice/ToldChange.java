package fr.allset.tacite.changenotice;

import fr.allset.tacite.microsoftfeed.Announcement;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A revision as one customer is told of it.
 *
 * @param text       Microsoft's, without its body
 * @param assessment whose words it reads
 * @param delivery   null as long as the digest has not gone out
 */
public record ToldChange(ChangeNotice notice, ChangeRevision revision, Announcement text, Assessment assessment,
                         @Nullable ChangeDelivery delivery) {

    /** What it reads, in its language. */
    public AssessmentRequest.Words words() {
        var stated = assessment.stated();
        return notice.language().equals("en") && stated.english() != null ? stated.english() : Objects.requireNonNull(stated.french());
    }

    public Optional<CountingDay> day() {
        return CountingDay.of(text, assessment);
    }

    /** Whether nothing is left to come of it: it is closed, or its text is no longer shown and its day has passed. */
    public boolean isOver(LocalDate today) {
        return switch (revision.status()) {
            case CLOSED, WITHOUT_NOTICE -> true;
            case SUPERSEDED -> day().map(counts -> counts.day().isBefore(today)).orElse(true);
            case TO_ASSESS, TO_REVIEW, TELLING, TOLD -> false;
        };
    }
}
