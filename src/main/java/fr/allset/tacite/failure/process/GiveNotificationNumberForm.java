package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.NotificationChannel;
import fr.allset.tacite.failure.RestorationMonitoring;
import fr.allset.tacite.failure.RestorationObjective.Target;
import fr.allset.tacite.process.NoAnswer;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.typography.FrenchMoment;
import org.springframework.stereotype.Component;

/** Whoever still has the caller on the line gives the number (art. 3: « se verra remettre un numéro »). */
@Component
class GiveNotificationNumberForm implements TaskForm<GiveNotificationNumberForm.View, NoAnswer> {

    /**
     * A notification, as French text.
     *
     * @param toSay what to say to whoever has reported
     */
    record View(
            String notificationNumber,
            String failureNumber,
            String customerName,
            String receiptText,
            String deadlineText,
            String toSay) {}

    private final FailureReporting notifications;
    private final RestorationMonitoring deadlines;
    private final CustomersConcerned customers;

    GiveNotificationNumberForm(
            FailureReporting notifications, RestorationMonitoring deadlines, CustomersConcerned customers) {
        this.notifications = notifications;
        this.deadlines = deadlines;
        this.customers = customers;
    }

    @Override
    public Class<NoAnswer> answer() {
        return NoAnswer.class;
    }

    @Override
    public View view(OpenTask task) {
        var notification = notifications.find(task.number());
        var objective = deadlines.objective(notification.failure(), Target.SERVICE);
        return new View(
                notification.number(),
                notification.failure(),
                customers.inWords(notification.subscriptions()),
                "Reçue le " + FrenchMoment.of(notification.receivedAt()) + ", "
                        + notification.channel().label() + ", de " + notification.reporter() + ". Abonnements : "
                        + Numbers.listed(notification.subscriptions()) + ".",
                RestorationMonitoring.inWords(objective) + ".",
                ("« Votre notification porte le numéro %s. Nous prenons les Défaillances en charge du lundi au vendredi,"
                                + " de %s à %s. Notre objectif est de rétablir le Service au plus tard le %s.%s »")
                        .formatted(
                                notification.number(),
                                objective.quality().supportFrom(),
                                objective.quality().supportTo(),
                                FrenchMoment.of(objective.deadline()),
                                notification.channel() == NotificationChannel.DETECTED
                                        ? ""
                                        : " Ce numéro vous est confirmé par courrier électronique."));
    }
}
