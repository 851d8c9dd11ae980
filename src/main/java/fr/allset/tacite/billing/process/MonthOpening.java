package fr.allset.tacite.billing.process;

import fr.allset.tacite.billing.MonthOpened;
import fr.allset.tacite.time.ContractTime;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The open month has its process, in the same transaction; one that runs already goes on. */
@Component
class MonthOpening {

    private final RuntimeService runtime;

    MonthOpening(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @EventListener
    void on(MonthOpened opened) {
        var month = opened.month();
        if (runtime.createProcessInstanceQuery()
                        .processDefinitionKey(MonthlyChargesProcess.KEY)
                        .processInstanceBusinessKey(month.toString())
                        .count()
                == 0) {
            runtime.createMessageCorrelation(MonthlyChargesProcess.MONTH_OPENED)
                    .processInstanceBusinessKey(month.toString())
                    .setVariable(MonthlyChargesProcess.MONTH_AT, Date.from(ContractTime.startOf(month.atDay(1))))
                    .correlateStartMessage();
        }
    }
}
