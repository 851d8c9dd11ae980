package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.availability.AvailabilityMonthOpened;
import fr.allset.tacite.time.ContractTime;
import java.time.LocalTime;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The open month has its process, in the same transaction; one that runs already goes on. */
@Component
class AvailabilityMonthOpening {

    /** Letters arrive when somebody is there to answer, and after the charges of the night. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final RuntimeService runtime;

    AvailabilityMonthOpening(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(AvailabilityMonthOpened opened) {
        var month = opened.month();
        if (runtime.createProcessInstanceQuery()
                        .processDefinitionKey(MonthlyAvailabilityProcess.KEY)
                        .processInstanceBusinessKey(month.toString())
                        .count()
                == 0) {
            runtime.createMessageCorrelation(MonthlyAvailabilityProcess.AVAILABILITY_MONTH_OPENED)
                    .processInstanceBusinessKey(month.toString())
                    .setVariable(
                            MonthlyAvailabilityProcess.TOLD_AT,
                            Date.from(month.plusMonths(1)
                                    .atDay(1)
                                    .atTime(MORNING)
                                    .atZone(ContractTime.ZONE)
                                    .toInstant()))
                    .setVariable(MonthlyAvailabilityProcess.TOLD_UP_TO, "")
                    .correlateStartMessage();
        }
    }
}
