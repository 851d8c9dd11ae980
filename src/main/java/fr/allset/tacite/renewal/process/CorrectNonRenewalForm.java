package fr.allset.tacite.renewal.process;

import fr.allset.tacite.process.NoView;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.process.Unwrapped;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever has entered a notice that was refused corrects the entry, or drops it. */
@Component
class CorrectNonRenewalForm implements TaskForm<NoView, CorrectNonRenewalForm.Answer> {

    /**
     * The fields of {@link RecordNonRenewalForm.Answer}, and whether to enter it again.
     *
     * @param requestDecision routes "Dénonciation maintenue ?": {@code maintain} or {@code drop}
     */
    record Answer(
            @Nullable String requestDecision, @Unwrapped RecordNonRenewalForm.Answer again) {}

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public NoView view(OpenTask task) {
        return new NoView();
    }
}
