package fr.allset.tacite.changeletter;

import fr.allset.tacite.terms.ChangeNoticeTimes;
import fr.allset.tacite.time.ContractTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a customer is told of a change (art. 1): at once what is urgent, the rest in its digest. Nothing waits for a digest that would
 * come less than the urgent days before the day that counts.
 */
final class DigestDays {

    private DigestDays() {}

    /**
     * The day of the digest in which it is told; none: at once.
     *
     * @param counts the earlier of the day until which to act and the day from which it holds; null when neither is known
     * @param urgent a person says so, or Microsoft does
     */
    public static Optional<LocalDate> dayFor(
            Rhythm rhythm, @Nullable LocalDate counts, boolean urgent, Instant now, ChangeNoticeTimes times) {
        if (urgent || rhythm == Rhythm.AT_ONCE) {
            return Optional.empty();
        }
        var digest = next(rhythm, now, times);
        return counts != null && digest.isAfter(counts.minusDays(times.urgentDays()))
                ? Optional.empty()
                : Optional.of(digest);
    }

    /** When the digest of a day goes out. */
    public static Instant at(LocalDate digestDay, ChangeNoticeTimes times) {
        return digestDay.atTime(times.digestAt()).atZone(ContractTime.ZONE).toInstant();
    }

    /** The next digest that goes out later than now. */
    static LocalDate next(Rhythm rhythm, Instant now, ChangeNoticeTimes times) {
        var today = LocalDate.ofInstant(now, ContractTime.ZONE);
        var day = rhythm == Rhythm.MONTHLY
                ? today.with(TemporalAdjusters.firstInMonth(times.digestDay()))
                : today.with(TemporalAdjusters.nextOrSame(times.digestDay()));
        if (at(day, times).isAfter(now)) {
            return day;
        }
        return rhythm == Rhythm.MONTHLY
                ? today.plus(1, ChronoUnit.MONTHS).with(TemporalAdjusters.firstInMonth(times.digestDay()))
                : day.plusWeeks(1);
    }
}
