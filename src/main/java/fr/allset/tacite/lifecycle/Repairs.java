package fr.allset.tacite.lifecycle;

import fr.allset.tacite.time.PlannedDay;
import java.time.LocalDate;
import java.util.List;

/**
 * What can be repaired in a dossier today.
 *
 * @param reminders    what goes out by itself, soonest first
 * @param terminations confirmed ones that can be cancelled
 * @param setups       the one that can be abandoned
 * @param failing      processes with a step that has failed: Cockpit tries it again
 */
public record Repairs(
        String dossier,
        List<Postponable> reminders,
        List<Stoppable> terminations,
        List<Stoppable> setups,
        List<DossierProcess> failing) {

    /**
     * A reminder to come.
     *
     * @param key   what tells it from the other reminders of its dossier
     * @param words what it is, in French
     */
    public record Postponable(String key, String words, PlannedDay planned) {}

    /**
     * Something that can be stopped.
     *
     * @param day when it takes effect, or is wished to
     */
    public record Stoppable(String number, LocalDate day) {}

    public Repairs {
        reminders = List.copyOf(reminders);
        terminations = List.copyOf(terminations);
        setups = List.copyOf(setups);
        failing = List.copyOf(failing);
    }

    Repairs failing(List<DossierProcess> processes) {
        return new Repairs(dossier, reminders, terminations, setups, processes);
    }
}
