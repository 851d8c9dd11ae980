package fr.allset.tacite.failure.process;

import fr.allset.tacite.process.NoView;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever has announced maintenance that was refused corrects it, or drops it. */
@Component
class CorrectMaintenanceForm implements TaskForm<NoView, CorrectMaintenanceForm.Answer> {

    /** @param requestDecision routes "Annonce maintenue ?": {@code maintain} or {@code drop} */
    record Answer(
            @Nullable String requestDecision,
            @Nullable Instant windowFrom,
            @Nullable Instant windowTo,
            @Nullable String description,
            @Nullable String maintenanceScope,
            boolean exchangeOnline,
            boolean oneDrive,
            boolean sharePointOnline,
            boolean lyncOnline,
            boolean office365ProPlus,
            boolean officeOnline,
            @Nullable String subscriptions) {}

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public NoView view(OpenTask task) {
        return new NoView();
    }
}
