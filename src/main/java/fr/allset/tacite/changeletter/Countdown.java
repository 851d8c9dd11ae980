package fr.allset.tacite.changeletter;

import fr.allset.tacite.terms.ChangeNoticeTimes;
import fr.allset.tacite.time.ContractTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.stream.Stream;

/** When customers who are to act and have not answered are gone after: so many days before the day until which they are to. */
public final class Countdown {

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final Duration FOLLOWED_UP_WITHIN = Duration.ofDays(3);

    private Countdown() {}

    /** The next such moment later than {@code after}; none when the last has passed. */
    public static Optional<Instant> nextAfter(Instant after, LocalDate actionBy, ChangeNoticeTimes times) {
        return moments(actionBy, times).filter(moment -> moment.isAfter(after)).findFirst();
    }

    /** The last such moment that has come; none before the first. */
    static Optional<Instant> lastBefore(Instant now, LocalDate actionBy, ChangeNoticeTimes times) {
        return moments(actionBy, times).filter(moment -> !moment.isAfter(now)).reduce((earlier, later) -> later);
    }

    private static Stream<Instant> moments(LocalDate actionBy, ChangeNoticeTimes times) {
        return times.countdownDays().stream()
                .map(days -> actionBy.minusDays(days)
                        .atTime(MORNING)
                        .atZone(ContractTime.ZONE)
                        .toInstant());
    }

    /** Until when somebody goes after them: within three days, and never later than the evening before the day. */
    public static Instant followedUpUntil(Instant now, LocalDate actionBy) {
        var usual = now.plus(FOLLOWED_UP_WITHIN);
        var latest =
                actionBy.minusDays(1).atTime(EVENING).atZone(ContractTime.ZONE).toInstant();
        return latest.isBefore(usual) ? latest : usual;
    }

    /** When nothing is left to go after: the day until which to act is over. */
    public static Instant over(LocalDate actionBy) {
        return ContractTime.startOf(actionBy.plusDays(1));
    }
}
