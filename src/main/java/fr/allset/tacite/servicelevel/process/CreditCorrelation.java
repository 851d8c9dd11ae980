package fr.allset.tacite.servicelevel.process;

import fr.allset.tacite.servicelevel.CreditAdjustments;
import fr.allset.tacite.servicelevel.CreditRecalculated;
import fr.allset.tacite.servicelevel.FailureCorrected;
import fr.allset.tacite.servicelevel.ServiceCreditRequested;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.spin.Spin;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to a credit outside of its process moves the process on, in the same transaction. */
@Component
class CreditCorrelation {

    private final RuntimeService runtime;
    private final CreditAdjustments adjustments;

    CreditCorrelation(RuntimeService runtime, CreditAdjustments adjustments) {
        this.runtime = runtime;
        this.adjustments = adjustments;
    }

    @EventListener
    void on(ServiceCreditRequested requested) {
        runtime.createMessageCorrelation(ServiceCreditProcess.SERVICE_CREDIT_REQUESTED)
                .processInstanceBusinessKey(requested.number())
                .correlateStartMessage();
    }

    /** What it means for credits is found out in the background, and only where a credit has been asked for. */
    @EventListener
    void on(FailureCorrected corrected) {
        var concerned = adjustments.concerned(corrected.subscriptions());
        if (!concerned.isEmpty()) {
            runtime.createMessageCorrelation(AvailabilityCorrectionProcess.FAILURE_CORRECTED)
                    .processInstanceBusinessKey(corrected.failure())
                    .setVariable(AvailabilityCorrectionProcess.SUBSCRIPTIONS, Spin.JSON(concerned))
                    .correlateStartMessage();
        }
    }

    /**
     * One adjustment of a note is open at a time: it is refreshed when there is one. Whoever recalculates holds the subscription, so that
     * two do not both begin one.
     */
    @EventListener
    void on(CreditRecalculated recalculated) {
        boolean open = runtime.createProcessInstanceQuery().processDefinitionKey(CreditAdjustmentProcess.KEY)
                .processInstanceBusinessKey(recalculated.note()).count() > 0;
        if (open) {
            runtime.createMessageCorrelation(CreditAdjustmentProcess.CREDIT_ADJUSTMENT_REFRESHED)
                    .processInstanceBusinessKey(recalculated.note())
                    .correlateAll();
        } else if (recalculated.differs()) {
            runtime.createMessageCorrelation(CreditAdjustmentProcess.CREDIT_ADJUSTMENT_NEEDED)
                    .processInstanceBusinessKey(recalculated.note())
                    .correlateStartMessage();
        }
    }
}
