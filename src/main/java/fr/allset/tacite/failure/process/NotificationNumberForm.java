package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureNotification;
import fr.allset.tacite.failure.NotificationChannel;
import fr.allset.tacite.failure.RestorationMonitoring;
import fr.allset.tacite.failure.RestorationObjective.Target;
import fr.allset.tacite.typography.FrenchMoment;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the form shows to whoever still has the caller on the line, as French text. */
@Component
class NotificationNumberForm {

    private final RestorationMonitoring deadlines;
    private final CustomersConcerned customers;

    NotificationNumberForm(RestorationMonitoring deadlines, CustomersConcerned customers) {
        this.deadlines = deadlines;
        this.customers = customers;
    }

    void write(DelegateExecution execution, FailureNotification notification) {
        var objective = deadlines.objective(notification.failure(), Target.SERVICE);
        execution.setVariable(FailureNotificationProcess.NOTIFICATION_NUMBER, notification.number());
        execution.setVariable(FailureNotificationProcess.FAILURE_NUMBER, notification.failure());
        execution.setVariable(
                FailureNotificationProcess.CUSTOMER_NAME, customers.inWords(notification.subscriptions()));
        execution.setVariable(
                FailureNotificationProcess.RECEIPT_TEXT,
                "Reçue le " + FrenchMoment.of(notification.receivedAt()) + ", "
                        + notification.channel().label() + ", de " + notification.reporter() + ". Abonnements : "
                        + Numbers.listed(notification.subscriptions()) + ".");
        execution.setVariable(FailureNotificationProcess.DEADLINE_TEXT, RestorationMonitoring.inWords(objective) + ".");
        execution.setVariable(
                FailureNotificationProcess.TO_SAY,
                ("« Votre notification porte le numéro %s. Nous prenons les Défaillances en "
                                + "charge du lundi au vendredi, de %s à %s. Notre objectif est de rétablir le Service au plus tard le %s.%s »")
                        .formatted(
                                notification.number(),
                                objective.quality().supportFrom(),
                                objective.quality().supportTo(),
                                FrenchMoment.of(objective.deadline()),
                                notification.channel() == NotificationChannel.DETECTED
                                        ? ""
                                        : " Ce numéro vous est confirmé par courrier électronique."));
        execution.setVariable(FailureNotificationProcess.REFUSAL, "");
    }
}
