package fr.allset.tacite.lifecycle;

import fr.allset.tacite.subscription.Subscription;
import fr.allset.tacite.terms.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The life of a subscription for people: where it stands, its calendar, what has happened, what comes next.
 *
 * @param terms     under which it was signed
 * @param happened  newest first
 * @param next      soonest first
 * @param processes what the engine runs and has run for it; for the staff alone
 * @param setup     the number of the set-up it comes from
 */
public record SubscriptionOverview(
        Subscription subscription,
        Terms terms,
        LocalDate today,
        Standing standing,
        LifeCalendar calendar,
        List<HistoryEntry> happened,
        List<UpcomingEvent> next,
        List<DossierProcess> processes,
        Optional<String> setup) {

    /** @param lastDayOfNotice the last day for refusing the renewal at {@code term}; both empty when none is to come */
    public record InBrief(
            Subscription subscription,
            Standing standing,
            Optional<LocalDate> term,
            Optional<LocalDate> lastDayOfNotice) {}

    public SubscriptionOverview {
        happened = List.copyOf(happened);
        next = List.copyOf(next);
        processes = List.copyOf(processes);
    }
}
