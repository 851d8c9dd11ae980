package fr.allset.tacite.subscription.process;

import fr.allset.tacite.process.AnswerStep;
import fr.allset.tacite.process.Step;
import fr.allset.tacite.subscription.portfolio.BadCell;
import fr.allset.tacite.subscription.portfolio.Portfolio;
import fr.allset.tacite.subscription.portfolio.PortfolioFile;
import fr.allset.tacite.subscription.portfolio.PortfolioFiles;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult.Accepted;
import fr.allset.tacite.subscription.portfolio.PortfolioImportResult.Rejected;
import fr.allset.tacite.subscription.process.PortfolioImportProcess.Cell;
import fr.allset.tacite.subscription.process.PortfolioImportProcess.Imported;
import fr.allset.tacite.subscription.process.PortfolioImportProcess.Rejection;
import fr.allset.tacite.subscription.process.PortfolioImportProcess.Submission;
import fr.allset.tacite.subscription.process.PortfolioImportProcess.Summary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Takes over the files that were put into the form, or puts the list of bad cells on the next one. */
@Component
class ImportPortfolio extends AnswerStep<SubmitPortfolioForm.Answer> {

    /** What a form shows at most; who sends more reads the answer of the API. */
    private static final int CELLS_SHOWN = 100;

    private final Portfolio portfolio;
    private final MessageSource messages;

    ImportPortfolio(Portfolio portfolio, MessageSource messages) {
        super(SubmitPortfolioForm.Answer.class);
        this.portfolio = portfolio;
        this.messages = messages;
    }

    @Override
    protected void apply(SubmitPortfolioForm.Answer answer, Step step) {
        var uploads = answer.uploads();
        if (uploads.isEmpty()) {
            reject(step, new Rejection(List.of(new Cell(null, null, null, null, "Aucun fichier n'a été déposé.")), 1));
            return;
        }
        var result = portfolio.importFiles(
                new PortfolioFiles(uploads), step.read(Submission.class).submittedBy());
        if (result instanceof Rejected rejected) {
            reject(
                    step,
                    new Rejection(
                            rejected.badCells().stream()
                                    .limit(CELLS_SHOWN)
                                    .map(this::shown)
                                    .toList(),
                            rejected.total()));
        } else {
            accept(step, (Accepted) result);
        }
    }

    private static void reject(Step step, Rejection rejection) {
        step.keep(new Imported(false));
        step.keep(rejection);
    }

    private Cell shown(BadCell cell) {
        return new Cell(
                inFrench(cell.file()),
                (long) cell.row(),
                cell.column(),
                cell.value(),
                messages.getMessage(cell, Locale.FRENCH));
    }

    private static String inFrench(PortfolioFile file) {
        return switch (file) {
            case SUBSCRIPTIONS -> "Abonnements";
            case FEES -> "Frais Fixes";
            case USAGE -> "Frais d'Utilisation";
        };
    }

    private static void accept(Step step, Accepted accepted) {
        step.concerns(String.valueOf(accepted.importId()));
        step.keep(new Imported(true));
        step.keep(new Summary(accepted.counts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(file -> inFrench(file.getKey()) + " : " + file.getValue().added() + " ajoutés, "
                        + file.getValue().updated() + " mis à jour, "
                        + file.getValue().unchanged() + " inchangés")
                .collect(Collectors.joining(" ; "))));
    }
}
