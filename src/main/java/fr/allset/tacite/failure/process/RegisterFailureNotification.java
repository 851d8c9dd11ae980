package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.NotificationChannel;
import fr.allset.tacite.failure.NotificationRequest;
import fr.allset.tacite.failure.process.FailureNotificationProcess.Card;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.subscription.WrittenNumbers;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts the report of the form on file, whose number its recorder then gives; a refusal leads to the form that corrects it. */
@Component
class RegisterFailureNotification extends AnswerStep<ReportFailureForm.Answer> {

    private final FailureReporting notifications;
    private final CustomersConcerned customers;

    RegisterFailureNotification(FailureReporting notifications, CustomersConcerned customers, RefusalWording wording) {
        super(ReportFailureForm.Answer.class, FailureNotificationProcess.FAILURE_NOTIFICATION_REFUSED, wording);
        this.notifications = notifications;
        this.customers = customers;
    }

    @Override
    protected void apply(ReportFailureForm.Answer answer, Step step) {
        var registered =
                notifications.register(request(answer, step.actor()), new Actor(step.actor(), Optional.empty()));
        step.concerns(registered.number());
        step.keep(new Card(customers.inWords(registered.subscriptions())));
    }

    private static NotificationRequest request(ReportFailureForm.Answer answer, String recorder) {
        var code = Objects.requireNonNullElse(answer.channel(), "");
        var channel = NotificationChannel.of(code)
                .orElseThrow(() -> Refusal.unprocessable("notification-channel-unknown", "channel", code));
        return new NotificationRequest(
                WrittenNumbers.of(answer.subscriptions()),
                answer.components().ticked(),
                channel,
                Objects.requireNonNullElse(answer.reporter(), channel == NotificationChannel.DETECTED ? recorder : ""),
                answer.contact(),
                answer.receivedAt(),
                answer.beganAt(),
                Objects.requireNonNullElse(answer.description(), ""),
                answer.partial(),
                answer.failure() == null ? null : answer.failure().strip(),
                answer.evidence());
    }
}
