package fr.allset.tacite.servicecredit.process;

import fr.allset.tacite.process.NoView;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.process.Unwrapped;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whoever has asked for a credit that was refused asks again, or drops it. */
@Component
class CorrectServiceCreditForm implements TaskForm<NoView, CorrectServiceCreditForm.Answer> {

    /** @param requestDecision routes "Demande maintenue ?": {@code maintain} or {@code drop} */
    record Answer(
            @Nullable String requestDecision, @Unwrapped RequestServiceCreditForm.Answer again) {}

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public NoView view(OpenTask task) {
        return new NoView();
    }
}
