package fr.allset.tacite.subscription.process;

import fr.allset.tacite.process.NoView;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.process.Unwrapped;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever has entered a usage that was refused corrects the entry, or drops it. */
@Component
class CorrectUsageForm implements TaskForm<NoView, CorrectUsageForm.Answer> {

    /**
     * The fields of {@link RecordUsageForm.Answer}, and whether to enter them again.
     *
     * @param usageDecision routes "Saisie maintenue ?": {@code maintain} or {@code drop}
     */
    record Answer(@Nullable String usageDecision, @Unwrapped RecordUsageForm.Answer again) {}

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public NoView view(OpenTask task) {
        return new NoView();
    }
}
