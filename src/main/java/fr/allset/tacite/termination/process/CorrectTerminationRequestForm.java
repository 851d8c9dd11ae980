package fr.allset.tacite.termination.process;

import fr.allset.tacite.process.NoView;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.process.Unwrapped;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever has asked for a quote that was refused asks again, or drops it. */
@Component
class CorrectTerminationRequestForm implements TaskForm<NoView, CorrectTerminationRequestForm.Answer> {

    /** @param requestDecision routes "Demande maintenue ?": {@code maintain} or {@code drop} */
    record Answer(
            @Nullable String requestDecision, @Unwrapped RequestTerminationForm.Answer again) {}

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public NoView view(OpenTask task) {
        return new NoView();
    }
}
