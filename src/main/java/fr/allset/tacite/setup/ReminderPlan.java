package fr.allset.tacite.setup;

import fr.allset.tacite.terms.Terms;
import fr.allset.tacite.time.ContractTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a silent Client is reminded, and when an account manager decides. The terms state both in days after the Client was asked.
 * They fall at the hour at which it was asked in Paris, also those that were postponed.
 *
 * @param reminders in the order in which they go out
 */
record ReminderPlan(List<Reminder> reminders, Instant escalation) {

    /**
     * One reminder.
     *
     * @param afterDays how many days after the Client was asked the terms plan it
     */
    record Reminder(int afterDays, Instant at) {

        LocalDate day() {
            return LocalDate.ofInstant(at, ContractTime.ZONE);
        }
    }

    /** @param postponed the days of those that do not go out when the terms plan them, by {@link Reminder#afterDays} */
    static ReminderPlan of(Instant askedAt, Terms terms, Map<Integer, LocalDate> postponed) {
        return new ReminderPlan(
                terms.setupReminderDays().stream()
                        .map(days -> new Reminder(
                                days,
                                Optional.ofNullable(postponed.get(days))
                                        .map(day -> on(day, askedAt))
                                        .orElseGet(() -> after(askedAt, days))))
                        .toList(),
                after(askedAt, terms.setupEscalationDays()));
    }

    /** Those that have not come due. */
    List<Reminder> after(Instant now) {
        return reminders.stream().filter(reminder -> reminder.at().isAfter(now)).toList();
    }

    /** The next reminder; one that was missed is not caught up when another has come due since. */
    Optional<Instant> nextAfter(Instant now) {
        return after(now).stream().map(Reminder::at).findFirst();
    }

    /** The last reminder that has come due by now. */
    Optional<Instant> lastUntil(Instant now) {
        return reminders.stream()
                .map(Reminder::at)
                .filter(due -> !due.isAfter(now))
                .reduce((earlier, later) -> later);
    }

    /** The last day on which a reminder is still of use: before the next one, and before somebody decides on the silence. */
    LocalDate latestDay(Reminder reminder) {
        var next = reminders.stream()
                .map(Reminder::at)
                .filter(reminder.at()::isBefore)
                .findFirst()
                .orElse(escalation);
        return LocalDate.ofInstant(next, ContractTime.ZONE).minusDays(1);
    }

    private static Instant after(Instant askedAt, int days) {
        return askedAt.atZone(ContractTime.ZONE).plusDays(days).toInstant();
    }

    private static Instant on(LocalDate day, Instant askedAt) {
        return askedAt.atZone(ContractTime.ZONE).with(day).toInstant();
    }
}
