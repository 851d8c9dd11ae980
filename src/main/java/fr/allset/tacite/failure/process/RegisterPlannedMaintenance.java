package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.MaintenancePlanning;
import fr.allset.tacite.failure.MaintenanceRequest;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import java.util.Arrays;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the maintenance of the form on file; a refusal leads to the form that corrects it. */
@Component
class RegisterPlannedMaintenance implements JavaDelegate {

    private final MaintenancePlanning maintenances;
    private final RefusalWording sentences;

    RegisterPlannedMaintenance(MaintenancePlanning maintenances, RefusalWording sentences) {
        this.maintenances = maintenances;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            execution.setProcessBusinessKey(maintenances
                    .register(stated(execution), FormAnswers.actor(execution))
                    .number());
        } catch (Refusal refusal) {
            throw FormAnswers.refused(PlannedMaintenanceProcess.MAINTENANCE_REFUSED, sentences.inFrench(refusal));
        }
    }

    private static MaintenanceRequest stated(DelegateExecution execution) {
        return MaintenanceRequest.of(
                FormAnswers.moment(execution, PlannedMaintenanceProcess.WINDOW_FROM)
                        .orElse(null),
                FormAnswers.moment(execution, PlannedMaintenanceProcess.WINDOW_TO)
                        .orElse(null),
                FormAnswers.orNull(execution, PlannedMaintenanceProcess.DESCRIPTION),
                FormAnswers.orNull(execution, PlannedMaintenanceProcess.MAINTENANCE_SCOPE),
                Arrays.stream(FormAnswers.text(execution, PlannedMaintenanceProcess.SUBSCRIPTIONS)
                                .orElse("")
                                .split("[\\s,;]+"))
                        .filter(number -> !number.isEmpty())
                        .toList(),
                PlannedMaintenanceProcess.BOXES.entrySet().stream()
                        .filter(box -> FormAnswers.isTicked(execution, box.getValue()))
                        .map(box -> box.getKey())
                        .toList());
    }
}
