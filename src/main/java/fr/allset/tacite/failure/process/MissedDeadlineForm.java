package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.RestorationMonitoring;
import fr.allset.tacite.failure.RestorationObjective;
import fr.allset.tacite.failure.RestorationObjective.Target;
import fr.allset.tacite.terms.Reading;
import fr.allset.tacite.typography.FrenchMoment;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the form shows of a deadline that was missed, as French text. */
@Component
class MissedDeadlineForm {

    private static final String READINGS_OF_EQUIPMENT =
            "- **R03** Quarante-huit heures sous garantie, quatre-vingt-seize heures sinon.\n"
                    + "- **R04** Le délai court jour et nuit.";

    private final RestorationMonitoring deadlines;
    private final FailureReporting notifications;
    private final CustomersConcerned customers;

    MissedDeadlineForm(RestorationMonitoring deadlines, FailureReporting notifications, CustomersConcerned customers) {
        this.deadlines = deadlines;
        this.notifications = notifications;
        this.customers = customers;
    }

    void write(DelegateExecution execution) {
        var failure = RestorationDeadlineProcess.failure(execution);
        var target = RestorationDeadlineProcess.target(execution);
        var objective = deadlines.objective(failure, target);
        var concerned = notifications.subscriptionsOf(failure);
        execution.setVariable(RestorationDeadlineProcess.FAILURE_NUMBER, failure);
        execution.setVariable(RestorationDeadlineProcess.CUSTOMER_NAME, customers.inWords(concerned));
        execution.setVariable(RestorationDeadlineProcess.SUBSCRIPTIONS_TEXT, Numbers.listed(concerned));
        execution.setVariable(RestorationDeadlineProcess.DEADLINE_TEXT, RestorationMonitoring.inWords(objective) + ".");
        execution.setVariable(
                RestorationDeadlineProcess.OVERRUN_TEXT, FrenchMoment.lasting(deadlines.missedBy(failure, target)));
        execution.setVariable(RestorationDeadlineProcess.CLAUSE_TEXT, target.clause() + " (art. 3)");
        execution.setVariable(
                RestorationDeadlineProcess.READINGS_TEXT,
                target == Target.SERVICE ? readings(objective) : READINGS_OF_EQUIPMENT);
        execution.setVariable(RestorationDeadlineProcess.REFUSAL, "");
    }

    private static String readings(RestorationObjective objective) {
        var readings = objective.quality().readings();
        return Stream.<Reading>of(readings.restoreHours(), readings.restoreClock(), readings.holidays())
                .map(reading -> "- **" + reading.entry() + "** " + reading.label())
                .collect(Collectors.joining("\n"));
    }
}
