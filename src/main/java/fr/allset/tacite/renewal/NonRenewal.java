package fr.allset.tacite.renewal;

import fr.allset.tacite.subscription.NoticePeriod;
import fr.allset.tacite.typography.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A notice of non-renewal on file (art. 5).
 *
 * @param number            its public number, such as {@code DN-2027-000001}
 * @param term              for which term it counts
 * @param notice           the document that its last day follows from; null when none says anything (T26)
 * @param countedAnew      that it had been told late before, under a notice period that stood in no document
 * @param withdrawnAt       when it was taken back; null while it stands
 * @param withdrawnBecause  why; null while it stands
 */
public record NonRenewal(
        String number,
        String subscription,
        NonRenewalParty givenBy,
        LocalDate receivedOn,
        NonRenewalChannel channel,
        @Nullable String evidence,
        Instant recordedAt,
        String recordedBy,
        NonRenewalTerm term,
        @Nullable NoticePeriod notice,
        boolean countedAnew,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBecause) {

    /** Why its last day is the last: the document that says so, or that none does. */
    public Sentence rule() {
        return notice == null && !term.isInTime()
                ? Sentence.of("explanation.notice-period.former")
                : NoticePeriod.rule(notice);
    }

    /** Whether it still counts. */
    public boolean isStanding() {
        return withdrawnAt == null;
    }
}
