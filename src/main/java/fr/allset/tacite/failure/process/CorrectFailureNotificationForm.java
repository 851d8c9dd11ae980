package fr.allset.tacite.failure.process;

import fr.allset.tacite.process.NoView;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.process.Unwrapped;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever has recorded a notification that was refused corrects it, or drops it. */
@Component
class CorrectFailureNotificationForm implements TaskForm<NoView, CorrectFailureNotificationForm.Answer> {

    /** @param requestDecision routes "Notification maintenue ?": {@code maintain} or {@code drop} */
    record Answer(
            @Nullable String requestDecision, @Unwrapped ReportFailureForm.Answer again) {}

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public NoView view(OpenTask task) {
        return new NoView();
    }
}
