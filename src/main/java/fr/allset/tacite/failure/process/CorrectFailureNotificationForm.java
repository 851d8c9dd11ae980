package fr.allset.tacite.failure.process;

import fr.allset.tacite.process.NoView;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever has recorded a notification that was refused corrects it, or drops it. */
@Component
class CorrectFailureNotificationForm implements TaskForm<NoView, CorrectFailureNotificationForm.Answer> {

    /** @param requestDecision routes "Notification maintenue ?": {@code maintain} or {@code drop} */
    record Answer(
            @Nullable String requestDecision,
            @Nullable String subscriptions,
            boolean exchangeOnline,
            boolean oneDrive,
            boolean sharePointOnline,
            boolean lyncOnline,
            boolean office365ProPlus,
            boolean officeOnline,
            @Nullable String channel,
            @Nullable String reporter,
            @Nullable String contact,
            @Nullable Instant receivedAt,
            @Nullable Instant beganAt,
            @Nullable String description,
            boolean partial,
            @Nullable String failure) {}

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public NoView view(OpenTask task) {
        return new NoView();
    }
}
