package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.MaintenancePlanning;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.typography.Counted;
import fr.allset.tacite.typography.FrenchMoment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Planned maintenance waits for the end of its window; whoever completes the task cancels it. */
@Component
class AwaitMaintenanceForm implements TaskForm<AwaitMaintenanceForm.View, AwaitMaintenanceForm.Answer> {

    /** The form names no more subscriptions. */
    private static final int MOST_NAMED = 20;

    /** Planned maintenance, as French text. */
    record View(String maintenanceNumber, String windowText, String descriptionText, String concernedText) {}

    /** @param cancellationIntended that completing the task, which cancels the maintenance, is meant */
    record Answer(boolean cancellationIntended, @Nullable String reason) {}

    private final MaintenancePlanning maintenances;

    AwaitMaintenanceForm(MaintenancePlanning maintenances) {
        this.maintenances = maintenances;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public View view(OpenTask task) {
        var maintenance = maintenances.find(task.number());
        var named = maintenances.subscriptionsFor(
                maintenance.number(), new Actor(maintenance.announcedBy(), Optional.empty()), MOST_NAMED);
        int others = maintenance.subscriptions() - named.size();
        return new View(
                maintenance.number(),
                "Du " + FrenchMoment.of(maintenance.from()) + " au " + FrenchMoment.of(maintenance.to()),
                maintenance.description(),
                "Abonnements concernés : " + String.join(", ", named)
                        + (others > 0 ? " et " + others + " " + Counted.form(others, "autre", "autres") : ""));
    }
}
