package fr.allset.tacite.setup.process;

import fr.allset.tacite.problem.Refusal;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The Client has not accepted everything: an account manager gives it more time, or gives the matter up. */
@Component
class DecideOnSilenceForm implements TaskForm<AcceptanceView, DecideOnSilenceForm.Answer> {

    /** @param silenceDecision {@code extend} or {@code abandon} */
    record Answer(
            @Nullable String silenceDecision, @Nullable String reason) {

        /** @throws Refusal when nobody has decided */
        boolean isMoreTimeGiven() {
            return switch (silenceDecision == null ? "" : silenceDecision) {
                case "extend" -> true;
                case "abandon" -> false;
                default -> throw Refusal.unprocessable("decision-missing", "silenceDecision");
            };
        }
    }

    private final SetupForms forms;

    DecideOnSilenceForm(SetupForms forms) {
        this.forms = forms;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public AcceptanceView view(OpenTask task) {
        return forms.acceptance(task.number());
    }
}
