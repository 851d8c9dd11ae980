package fr.allset.tacite.lifecycle;

import fr.allset.tacite.setup.Setup;
import java.util.List;

/**
 * What comes before the life of a subscription: its set-up, for people (art. 1, 2 and 6).
 *
 * @param standing  where it stands, in words
 * @param happened  newest first
 * @param next      soonest first
 * @param processes what the engine runs and has run for it
 */
public record SetupOverview(
        Setup setup,
        String standing,
        List<HistoryEntry> happened,
        List<UpcomingEvent> next,
        List<DossierProcess> processes) {

    /** A line of the list. */
    public record InBrief(Setup setup, String standing) {}

    public SetupOverview {
        happened = List.copyOf(happened);
        next = List.copyOf(next);
        processes = List.copyOf(processes);
    }
}
