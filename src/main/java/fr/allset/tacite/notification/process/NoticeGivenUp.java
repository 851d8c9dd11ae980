package fr.allset.tacite.notification.process;

import fr.allset.tacite.notification.delivery.NoticeDelivery;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The engine opens an incident when the last retry has failed; the notice says so in the same transaction. A person who
 * gives the job new retries in Cockpit starts the tries again, and the next outcome takes this one's place.
 */
@Component
class NoticeGivenUp {

    private final NoticeDelivery delivery;

    NoticeGivenUp(NoticeDelivery delivery) {
        this.delivery = delivery;
    }

    @EventListener
    void on(HistoricIncidentEventEntity incident) {
        if (incident.isEventOfType(HistoryEventTypes.INCIDENT_CREATE)
                && SendNoticeProcess.KEY.equals(incident.getProcessDefinitionKey())
                && SendNoticeProcess.SEND_NOTICE.equals(incident.getActivityId())) {
            // not a query: that would ask whether whoever runs the job may read the instance
            var instance = Context.getCommandContext()
                    .getExecutionManager()
                    .findExecutionById(incident.getProcessInstanceId());
            delivery.giveUp(Long.parseLong(instance.getBusinessKey()));
        }
    }
}
