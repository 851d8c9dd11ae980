package fr.allset.tacite.setup;

import fr.allset.tacite.terms.Terms;
import fr.allset.tacite.time.ContractTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * When a silent Client is reminded, and when an account manager decides. The terms state both in days after the Client was asked.
 * They fall at the hour at which it was asked in Paris.
 */
final class ReminderPlan {

    private ReminderPlan() {}

    /** The next reminder; one that was missed is not caught up when another has come due since. */
    public static Optional<Instant> nextAfter(Instant now, Instant askedAt, Terms terms) {
        return terms.setupReminderDays().stream()
                .map(days -> after(askedAt, days))
                .filter(due -> due.isAfter(now))
                .findFirst();
    }

    /** The last reminder that has come due by now. */
    public static Optional<Instant> lastUntil(Instant now, Instant askedAt, Terms terms) {
        return terms.setupReminderDays().stream()
                .map(days -> after(askedAt, days))
                .filter(due -> !due.isAfter(now))
                .max(Comparator.naturalOrder());
    }

    public static Instant escalation(Instant askedAt, Terms terms) {
        return after(askedAt, terms.setupEscalationDays());
    }

    private static Instant after(Instant askedAt, int days) {
        return askedAt.atZone(ContractTime.ZONE).plusDays(days).toInstant();
    }
}
