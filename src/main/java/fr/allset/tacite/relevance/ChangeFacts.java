package fr.allset.tacite.relevance;

import fr.allset.tacite.microsoftfeed.Announcement;
import fr.allset.tacite.time.ContractTime;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What decides whether a message is assessed: the inputs of the decision table {@code change-relevance}.
 *
 * @param major      Microsoft calls it a major change (art. 1)
 * @param retirement something is taken away
 * @param actionDate Microsoft names a day until which to act
 * @param ahead      a day of it is still to come: the one until which to act or, where there is none, the end of its publication. What
 *                   states no day at all is ahead
 * @param followed   it has been proposed before and is not done with, or customers were told of it
 * @param category   Microsoft's, in lower case
 * @param severity   Microsoft's, in lower case
 */
public record ChangeFacts(
        boolean major,
        boolean retirement,
        boolean actionDate,
        boolean ahead,
        boolean followed,
        String category,
        String severity) {

    public static ChangeFacts of(Announcement text, LocalDate today, boolean followed) {
        return new ChangeFacts(
                text.isMajor(),
                text.isRetirement(),
                text.actionBy() != null,
                isAhead(text, today),
                followed,
                text.category(),
                text.severity());
    }

    private static boolean isAhead(Announcement text, LocalDate today) {
        var last = text.actionBy() != null ? text.actionBy() : text.endsAt();
        return last == null || !dayOf(last).isBefore(today);
    }

    /** Microsoft's moments as days of the contract. */
    public static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ContractTime.ZONE);
    }
}
