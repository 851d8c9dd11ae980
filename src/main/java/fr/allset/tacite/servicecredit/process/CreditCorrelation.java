package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.billing.ChargeCorrected;
import fr.allset.tacite.failure.FailureCorrected;
import fr.allset.tacite.process.ProcessMessages;
import fr.allset.tacite.servicecredit.CreditAdjusting;
import fr.allset.tacite.servicecredit.CreditFactsChanged;
import fr.allset.tacite.servicecredit.CreditRecalculated;
import fr.allset.tacite.servicecredit.MissedObjectiveNotification;
import fr.allset.tacite.servicecredit.ServiceCreditRequested;
import fr.allset.tacite.servicecredit.process.AvailabilityCorrectionProcess.Concerned;
import fr.allset.tacite.subscription.FixedFeesChanged;
import fr.allset.tacite.subscription.UsageRecorded;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to a credit outside of its process moves the process on, in the same transaction. */
@Component
class CreditCorrelation {

    private final ProcessMessages messages;
    private final CreditAdjusting adjustments;
    private final MissedObjectiveNotification missed;
    private final CorrectedFailures failures;

    CreditCorrelation(
            ProcessMessages messages,
            CreditAdjusting adjustments,
            MissedObjectiveNotification missed,
            CorrectedFailures failures) {
        this.messages = messages;
        this.adjustments = adjustments;
        this.missed = missed;
        this.failures = failures;
    }

    @EventListener
    void on(ServiceCreditRequested requested) {
        messages.start(ServiceCreditProcess.SERVICE_CREDIT_REQUESTED, requested.number());
    }

    /** What it means is found out in the background, and only where a month was told or a credit asked for. The others are yet to come. */
    @EventListener
    void on(FailureCorrected corrected) {
        if (missed.hasBeenTold(failures.firstMonth(corrected.failure()))
                || !adjustments.concerned(corrected.subscriptions()).isEmpty()) {
            messages.start(
                    AvailabilityCorrectionProcess.FAILURE_CORRECTED,
                    corrected.failure(),
                    new Concerned(corrected.subscriptions()));
        }
    }

    @EventListener
    void on(UsageRecorded recorded) {
        feesCorrected(recorded.subscriptionNumbers());
    }

    @EventListener
    void on(FixedFeesChanged changed) {
        feesCorrected(changed.subscriptionNumbers());
    }

    @EventListener
    void on(ChargeCorrected corrected) {
        feesCorrected(List.of(corrected.subscription()));
    }

    /** What it means is found out in the background, once all of it is on file, and only where a credit was asked for. */
    private void feesCorrected(List<String> subscriptions) {
        adjustments
                .concerned(subscriptions)
                .forEach(subscription -> messages.start(FeeCorrectionProcess.FEES_CORRECTED, subscription));
    }

    /** What is reviewed, or waits for its day, is calculated anew; whoever decides on it at this moment finds that by themselves. */
    @EventListener
    void on(CreditFactsChanged changed) {
        messages.tellAll(ServiceCreditProcess.CREDIT_FACTS_CHANGED, changed.request());
    }

    /**
     * One adjustment of a note is open at a time: it is refreshed when there is one. Whoever recalculates holds the subscription, so that
     * two do not both begin one.
     */
    @EventListener
    void on(CreditRecalculated recalculated) {
        if (messages.runs(CreditAdjustmentProcess.KEY, recalculated.note())) {
            messages.tellAll(CreditAdjustmentProcess.CREDIT_ADJUSTMENT_REFRESHED, recalculated.note());
        } else if (recalculated.differs()) {
            messages.start(CreditAdjustmentProcess.CREDIT_ADJUSTMENT_NEEDED, recalculated.note());
        }
    }
}
