package fr.allset.tacite.failure.process;

import fr.allset.tacite.process.NoView;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.process.Unwrapped;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever has corrected a failure and was refused corrects it again, or leaves it. */
@Component
class CorrectFailureAgainForm implements TaskForm<NoView, CorrectFailureAgainForm.Answer> {

    /** @param requestDecision routes "Correction maintenue ?": {@code maintain} or {@code drop} */
    record Answer(
            @Nullable String requestDecision, @Unwrapped CorrectFailureForm.Answer again) {}

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public NoView view(OpenTask task) {
        return new NoView();
    }
}
