package fr.allset.tacite.subscription.process;

import fr.allset.tacite.process.NoView;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.process.Unwrapped;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever has entered a fee that was refused corrects the entry, or drops it. */
@Component
class CorrectFeeChangeForm implements TaskForm<NoView, CorrectFeeChangeForm.Answer> {

    /**
     * The fields of {@link RecordFeeChangeForm.Answer}, and whether to enter them again.
     *
     * @param feeChangeDecision routes "Changement maintenu ?": {@code maintain} or {@code drop}
     */
    record Answer(
            @Nullable String feeChangeDecision, @Unwrapped RecordFeeChangeForm.Answer again) {}

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public NoView view(OpenTask task) {
        return new NoView();
    }
}
