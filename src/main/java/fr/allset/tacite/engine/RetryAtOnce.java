package fr.allset.tacite.engine;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A job that has failed for the last time is due from that moment on. Who gives it new retries has it tried now, and not when the next
 * wait of the model would be over.
 */
@Component
class RetryAtOnce {

    private final Clock clock;

    RetryAtOnce(Clock clock) {
        this.clock = clock;
    }

    @EventListener
    void on(HistoricIncidentEventEntity incident) {
        if (incident.isEventOfType(HistoryEventTypes.INCIDENT_CREATE)
                && Incident.FAILED_JOB_HANDLER_TYPE.equals(incident.getIncidentType())
                && incident.getConfiguration() != null) {
            var job = Context.getCommandContext().getJobManager().findJobById(incident.getConfiguration());
            if (job != null) {
                job.setDuedate(Date.from(clock.instant()));
            }
        }
    }
}
