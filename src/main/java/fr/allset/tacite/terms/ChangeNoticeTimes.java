package fr.allset.tacite.terms;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

/**
 * When customers are told of Microsoft's changes (art. 1); the text says that they are told, and not when.
 *
 * @param urgentDays    a change that asks something, or begins, within so many days is told at once, 0 to 366
 * @param digestDay     the day of the week on which the others are told together; of a monthly digest, the first such day of the month
 * @param digestAt      at which time of that day, Europe/Paris
 * @param countdownDays how many days before they are to act customers that have not answered are gone after, from 1 to 366, the largest
 *                      first
 */
public record ChangeNoticeTimes(int urgentDays, DayOfWeek digestDay, LocalTime digestAt, List<Integer> countdownDays) {

    /** @throws IllegalArgumentException naming the value that is out of range */
    public ChangeNoticeTimes {
        countdownDays = List.copyOf(countdownDays);
        if (urgentDays < 0 || urgentDays > 366) {
            throw new IllegalArgumentException("urgentDays is from 0 to 366, not " + urgentDays);
        }
        for (int i = 0; i < countdownDays.size(); i++) {
            if (countdownDays.get(i) < 1 || countdownDays.get(i) > (i == 0 ? 366 : countdownDays.get(i - 1) - 1)) {
                throw new IllegalArgumentException(
                        "countdownDays are from 1 to 366 and in order, each once: " + countdownDays);
            }
        }
    }
}
