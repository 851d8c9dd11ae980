package fr.allset.tacite.subscription.process;

import fr.allset.tacite.process.NoView;
import fr.allset.tacite.process.OpenTask;
import fr.allset.tacite.process.TaskForm;
import fr.allset.tacite.subscription.process.PortfolioImportProcess.Rejection;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A page of our own: whoever has put in files that were rejected reads why, and puts in corrected ones or drops them. */
@Component
class CorrectPortfolioForm implements TaskForm<Rejection, CorrectPortfolioForm.Answer> {

    /**
     * The fields of {@link SubmitPortfolioForm.Answer}, and whether to try again.
     *
     * @param resubmitted routes "Nouveaux fichiers ?"
     */
    record Answer(
            boolean resubmitted,
            @Nullable FileValue subscriptionsFile,
            @Nullable FileValue feesFile,
            @Nullable FileValue usageFile) {}

    @Override
    public Class<Answer> answer() {
        return Answer.class;
    }

    @Override
    public Rejection view(OpenTask task) {
        return task.kept(Rejection.class);
    }

    /** Nothing stored is decided on: the files are put in anew. */
    @Override
    public Record restsOn(Rejection view) {
        return new NoView();
    }
}
