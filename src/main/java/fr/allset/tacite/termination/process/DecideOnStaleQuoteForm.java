package fr.allset.tacite.termination.process;

import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A fee has changed after the quote: it is made again, or dropped. */
@Component
class DecideOnStaleQuoteForm implements TaskForm<TerminationQuoteView, DecideOnStaleQuoteForm.Answer> {

    /** @param staleDecision routes "Refaire le devis ?": {@code remake} or {@code drop} */
    record Answer(@Nullable String staleDecision, @Nullable String effectiveDate) {}

    private final TerminationForms forms;

    DecideOnStaleQuoteForm(TerminationForms forms) {
        this.forms = forms;
    }

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public TerminationQuoteView view(OpenTask task) {
        return forms.view(task.number(), forms.effectiveDate(task.number()));
    }
}
