package fr.allset.tacite.time;

import fr.allset.tacite.problem.Refusal;
import java.time.LocalDate;

/**
 * The day on which something goes out by itself, and until when it may be postponed.
 *
 * @param latest the last day on which it is still of use; not after {@code day} when it cannot be postponed
 */
public record PlannedDay(LocalDate day, LocalDate latest) {

    public boolean isPostponable() {
        return latest.isAfter(day);
    }

    /**
     * Whether postponing it to {@code wanted} changes anything: not if it is planned for that day already.
     *
     * @param shown the day on which it was planned for whoever decided
     * @throws Refusal {@code reminder-moved} meanwhile, {@code reminder-not-postponable}, {@code reminder-day-of-no-use}
     */
    public boolean isPostponedBy(LocalDate wanted, LocalDate shown) {
        if (day.equals(wanted)) {
            return false;
        }
        if (!day.equals(shown)) {
            throw Refusal.conflict("reminder-moved", day);
        }
        if (!isPostponable()) {
            throw Refusal.conflict("reminder-not-postponable", day);
        }
        if (!wanted.isAfter(day) || wanted.isAfter(latest)) {
            throw Refusal.unprocessable("reminder-day-of-no-use", "jour", wanted, day.plusDays(1), latest);
        }
        return true;
    }
}
