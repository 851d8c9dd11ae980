package fr.allset.tacite.notification.process;

import fr.allset.tacite.notification.delivery.NoticeDelivery;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mail server has refused a letter for good: an account manager sends it again, or says why not. */
@Component
class ResolveUndeliveredNoticeForm implements TaskForm<NoticeView, ResolveUndeliveredNoticeForm.Answer> {

    /**
     * @param resolution       routes "Renvoyer ?": {@code SEND_AGAIN}, {@code ABANDON} or {@code ARRIVED}
     * @param correctedAddress where to send it again
     * @param reason           why it is not sent again
     */
    record Answer(
            @Nullable String resolution,
            @Nullable String correctedAddress,
            @Nullable String reason) {}

    private final NoticeDelivery delivery;
    private final Clock clock;

    ResolveUndeliveredNoticeForm(NoticeDelivery delivery, Clock clock) {
        this.delivery = delivery;
        this.clock = clock;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public NoticeView view(OpenTask task) {
        return NoticeView.of(delivery.notice(SendNoticeProcess.notice(task.number())), clock.instant());
    }
}
