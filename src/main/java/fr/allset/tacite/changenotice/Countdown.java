package fr.allset.tacite.changenotice;

import fr.allset.tacite.terms.ChangeNoticeTimes;
import fr.allset.tacite.time.ContractTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** When customers who are to act and have not answered are gone after: so many days before the day until which they are to. */
public final class Countdown {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private Countdown() {
    }

    /** The next such moment later than {@code after}; none when the last has passed. */
    public static Optional<Instant> nextAfter(Instant after, LocalDate actionBy, ChangeNoticeTimes times) {
        return times.countdownDays().stream().map(days -> actionBy.minusDays(days).atTime(MORNING).atZone(ContractTime.ZONE).toInstant())
                .filter(moment -> moment.isAfter(after)).findFirst();
    }

    /** When nothing is left to go after: the day until which to act is over. */
    public static Instant over(LocalDate actionBy) {
        return ContractTime.startOf(actionBy.plusDays(1));
    }
}
