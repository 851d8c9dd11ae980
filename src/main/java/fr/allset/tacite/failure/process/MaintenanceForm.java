package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.MaintenancePlanning;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.typography.FrenchMoment;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the form shows of planned maintenance, as French text, and the moment that its timer waits for. */
@Component
class MaintenanceForm {

    /** The form names no more subscriptions. */
    private static final int MOST_NAMED = 20;

    private final MaintenancePlanning maintenances;

    MaintenanceForm(MaintenancePlanning maintenances) {
        this.maintenances = maintenances;
    }

    void write(DelegateExecution execution) {
        var maintenance = maintenances.find(execution.getProcessBusinessKey());
        var named = maintenances.subscriptionsFor(
                maintenance.number(), new Actor(maintenance.announcedBy(), Optional.empty()), MOST_NAMED);
        int others = maintenance.subscriptions() - named.size();
        execution.setVariable(PlannedMaintenanceProcess.MAINTENANCE_NUMBER, maintenance.number());
        execution.setVariable(
                PlannedMaintenanceProcess.WINDOW_TEXT,
                "Du " + FrenchMoment.of(maintenance.from()) + " au " + FrenchMoment.of(maintenance.to()));
        execution.setVariable(PlannedMaintenanceProcess.DESCRIPTION_TEXT, maintenance.description());
        execution.setVariable(
                PlannedMaintenanceProcess.CONCERNED_TEXT,
                "Abonnements concernés : " + String.join(", ", named)
                        + (others > 0 ? " et " + others + " autres" : ""));
        execution.setVariable(PlannedMaintenanceProcess.WINDOW_ENDS_AT, Date.from(maintenance.to()));
        execution.setVariable(PlannedMaintenanceProcess.REFUSAL, "");
    }
}
