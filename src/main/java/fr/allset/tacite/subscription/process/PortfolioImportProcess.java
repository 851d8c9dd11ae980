package fr.allset.tacite.subscription.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words this code shares with {@code processes/portfolio-import.bpmn}. */
final class PortfolioImportProcess {

    static final String KEY = "portfolio-import";

    private PortfolioImportProcess() {}

    /** Who put the files into the form; the engine writes it, and the task that corrects them is theirs. */
    record Submission(String submittedBy) {}

    /** Routes "Fichiers acceptés ?". */
    record Imported(boolean portfolioAccepted) {}

    /** @param importSummary what was taken over, in one French sentence */
    record Summary(String importSummary) {}

    /**
     * What is to be corrected. Nothing else comes of files that are rejected, so that it stands nowhere but here.
     *
     * @param badCells     those that the form lists
     * @param badCellCount how many there are, listed or not
     */
    record Rejection(List<Cell> badCells, long badCellCount) {}

    /** One bad cell; only the reason where it is not about a cell. */
    record Cell(
            @Nullable String file,
            @Nullable Long row,
            @Nullable String column,
            @Nullable String value,
            String reason) {}
}
