package fr.allset.tacite.renewal;

import java.time.LocalDate;

/**
 * One announcement of a tacit renewal.
 *
 * @param daysBefore how many days before the last one for refusing, or before the term where nothing can be refused; 0 for the
 *                   information of the consumer code
 * @param day        the day on which it goes out
 */
public record RenewalNotice(Kind kind, int daysBefore, LocalDate day) {

    /** What sort of announcement it is. */
    public enum Kind {
        /** The information of art. L215-1 of the consumer code, dedicated to it alone, for non-professionals (art. L215-3). */
        INFORMATION,
        /** The announcement that the terms of the contract promise. */
        ANNOUNCEMENT
    }

    /** The information of the consumer code, on its first possible day. */
    static RenewalNotice information(LocalDate day) {
        return new RenewalNotice(Kind.INFORMATION, 0, day);
    }

    static RenewalNotice announcement(int daysBefore, LocalDate day) {
        return new RenewalNotice(Kind.ANNOUNCEMENT, daysBefore, day);
    }

    /** The same announcement on another day. */
    RenewalNotice on(LocalDate other) {
        return new RenewalNotice(kind, daysBefore, other);
    }

    /** What tells it from the other announcements of the same term. */
    public String code() {
        return kind == Kind.INFORMATION ? "information" : "announcement-" + daysBefore;
    }
}
