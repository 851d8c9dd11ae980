package fr.allset.tacite.notification.process;

import fr.allset.tacite.notification.delivery.NoticeReturns;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A letter came back: an account manager sends it again, or says why not. */
@Component
class ResolveBouncedNoticeForm implements TaskForm<NoticeView, ResolveBouncedNoticeForm.Answer> {

    /**
     * @param resolution       routes "Renvoyer ?": {@code SEND_AGAIN} or {@code ABANDON}
     * @param correctedAddress where to send it again
     * @param reason           why it is not sent again
     */
    record Answer(
            @Nullable String resolution,
            @Nullable String correctedAddress,
            @Nullable String reason) {}

    private final NoticeReturns returns;
    private final Clock clock;

    ResolveBouncedNoticeForm(NoticeReturns returns, Clock clock) {
        this.returns = returns;
        this.clock = clock;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public NoticeView view(OpenTask task) {
        return NoticeView.of(returns.letter(BouncedNoticeProcess.bounce(task.number())), clock.instant());
    }
}
