package fr.allset.tacite.changeletter;

import fr.allset.tacite.change.AssessmentRequest;
import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.typography.Language;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a revision, to all customers alike.
 *
 * @param text   Microsoft's
 * @param stated what a person says that it means
 * @param before what they were told before; null when this is the first letter about the change
 */
record ToldText(
        String change,
        int revision,
        Announcement text,
        AssessmentRequest stated,
        @Nullable Before before) {

    /**
     * What customers were told before.
     *
     * @param on the day of that letter
     */
    record Before(Announcement text, AssessmentRequest stated, LocalDate on) {}

    /** The words in a language; the French ones where there are no others. */
    AssessmentRequest.Words words(Language language) {
        return words(stated, language);
    }

    static AssessmentRequest.Words words(AssessmentRequest stated, Language language) {
        var words = language == Language.ENGLISH && stated.english() != null ? stated.english() : stated.french();
        if (words == null) {
            throw new IllegalStateException("Nothing is told without words");
        }
        return words;
    }
}
