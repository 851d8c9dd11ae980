package fr.allset.tacite.renewal;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A notice of non-renewal on file (art. 5).
 *
 * @param number            its public number, such as {@code DN-2027-000001}
 * @param term              for which term it counts
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
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBecause) {

    /** Whether it still counts. */
    public boolean isStanding() {
        return withdrawnAt == null;
    }
}
