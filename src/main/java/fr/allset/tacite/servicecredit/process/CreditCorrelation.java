package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.failure.FailureCorrected;
import fr.allset.tacite.failure.FailureHandling;
import fr.allset.tacite.servicecredit.CreditAdjusting;
import fr.allset.tacite.servicecredit.CreditRecalculated;
import fr.allset.tacite.servicecredit.MissedObjectiveNotification;
import fr.allset.tacite.servicecredit.ServiceCreditRequested;
import fr.allset.tacite.time.ContractTime;
import java.time.YearMonth;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.spin.Spin;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to a credit outside of its process moves the process on, in the same transaction. */
@Component
class CreditCorrelation {

    private final RuntimeService runtime;
    private final CreditAdjusting adjustments;
    private final MissedObjectiveNotification missed;
    private final FailureHandling failureHandling;

    CreditCorrelation(
            RuntimeService runtime,
            CreditAdjusting adjustments,
            MissedObjectiveNotification missed,
            FailureHandling failureHandling) {
        this.runtime = runtime;
        this.adjustments = adjustments;
        this.missed = missed;
        this.failureHandling = failureHandling;
    }

    @EventListener
    void on(ServiceCreditRequested requested) {
        runtime.createMessageCorrelation(ServiceCreditProcess.SERVICE_CREDIT_REQUESTED)
                .processInstanceBusinessKey(requested.number())
                .correlateStartMessage();
    }

    /** What it means is found out in the background, and only where a month was told or a credit asked for: the others are yet to come. */
    @EventListener
    void on(FailureCorrected corrected) {
        var since = YearMonth.from(
                failureHandling.find(corrected.failure()).reportedAt().atZone(ContractTime.ZONE));
        if (missed.hasBeenTold(since)
                || !adjustments.concerned(corrected.subscriptions()).isEmpty()) {
            runtime.createMessageCorrelation(AvailabilityCorrectionProcess.FAILURE_CORRECTED)
                    .processInstanceBusinessKey(corrected.failure())
                    .setVariable(AvailabilityCorrectionProcess.SUBSCRIPTIONS, Spin.JSON(corrected.subscriptions()))
                    .setVariable(AvailabilityCorrectionProcess.SINCE_MONTH, since.toString())
                    .correlateStartMessage();
        }
    }

    /**
     * One adjustment of a note is open at a time: it is refreshed when there is one. Whoever recalculates holds the subscription, so that
     * two do not both begin one.
     */
    @EventListener
    void on(CreditRecalculated recalculated) {
        boolean open = runtime.createProcessInstanceQuery()
                        .processDefinitionKey(CreditAdjustmentProcess.KEY)
                        .processInstanceBusinessKey(recalculated.note())
                        .count()
                > 0;
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
