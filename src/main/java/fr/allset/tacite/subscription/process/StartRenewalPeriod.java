package fr.allset.tacite.subscription.process;

import fr.allset.tacite.subscription.Subscriptions;
import fr.allset.tacite.time.ContractTime;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * At a term the next Période de Reconduction begins (art. 5): the one that follows the term that was waited for, not the one of
 * today, so that terms missed while Tacite stood still are caught up one by one.
 */
@Component
class StartRenewalPeriod implements JavaDelegate {

    private final Subscriptions subscriptions;

    StartRenewalPeriod(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var term = (Date) execution.getVariable(SubscriptionLifecycleProcess.TERM_AT);
        var calendar = subscriptions.find(execution.getProcessBusinessKey()).orElseThrow().calendar();
        var begun = calendar.periodOn(LocalDate.ofInstant(term.toInstant(), ContractTime.ZONE)).orElseThrow();
        CurrentPeriod.write(execution, begun, SubscriptionLifecycleProcess.RENEWAL);
    }
}
