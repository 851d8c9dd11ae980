package fr.allset.tacite.failure.process;

import fr.allset.tacite.failure.FailureReporting;
import fr.allset.tacite.failure.NotificationChannel;
import fr.allset.tacite.failure.NotificationRequest;
import fr.allset.tacite.identity.Actor;
import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.problem.RefusalWording;
import fr.allset.tacite.process.FormAnswers;
import fr.allset.tacite.subscription.WrittenNumbers;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the report of the form on file, and its number on the form that follows; a refusal leads to the form that corrects it. */
@Component
class RegisterFailureNotification implements JavaDelegate {

    private final FailureReporting notifications;
    private final NotificationNumberForm form;
    private final RefusalWording sentences;

    RegisterFailureNotification(FailureReporting notifications, NotificationNumberForm form, RefusalWording sentences) {
        this.notifications = notifications;
        this.form = form;
        this.sentences = sentences;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            var registered = notifications.register(
                    stated(execution), new Actor(FormAnswers.actor(execution), Optional.empty()));
            execution.setProcessBusinessKey(registered.number());
            form.write(execution, registered);
        } catch (Refusal refusal) {
            throw FormAnswers.refused(
                    FailureNotificationProcess.FAILURE_NOTIFICATION_REFUSED, sentences.inFrench(refusal));
        }
    }

    private static NotificationRequest stated(DelegateExecution execution) {
        var code =
                FormAnswers.text(execution, FailureNotificationProcess.CHANNEL).orElse("");
        var channel = NotificationChannel.of(code)
                .orElseThrow(() -> Refusal.unprocessable(
                        "notification-channel-unknown", FailureNotificationProcess.CHANNEL, code));
        return new NotificationRequest(
                WrittenNumbers.of(FormAnswers.orNull(execution, FailureNotificationProcess.SUBSCRIPTIONS)),
                FailureNotificationProcess.COMPONENTS.entrySet().stream()
                        .filter(box -> FormAnswers.isTicked(execution, box.getKey()))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.toSet()),
                channel,
                FormAnswers.text(execution, FailureNotificationProcess.REPORTER)
                        .orElseGet(() -> channel == NotificationChannel.DETECTED ? FormAnswers.actor(execution) : ""),
                FormAnswers.orNull(execution, FailureNotificationProcess.CONTACT),
                FormAnswers.moment(execution, FailureNotificationProcess.RECEIVED_AT)
                        .orElse(null),
                FormAnswers.moment(execution, FailureNotificationProcess.BEGAN_AT)
                        .orElse(null),
                FormAnswers.text(execution, FailureNotificationProcess.DESCRIPTION)
                        .orElse(""),
                FormAnswers.isTicked(execution, FailureNotificationProcess.PARTIAL),
                FormAnswers.text(execution, FailureNotificationProcess.FAILURE)
                        .map(String::strip)
                        .orElse(null));
    }
}
