package fr.allset.tacite.subscription.process;

/** The words this code shares with {@code processes/portfolio-import.bpmn}. */
final class PortfolioImportProcess {

    static final String KEY = "portfolio-import";

    /** Who put the files into the form. */
    static final String SUBMITTED_BY = "submittedBy";
    /** The uploads; taken away once they are read. */
    static final String SUBSCRIPTIONS_FILE = "subscriptionsFile";

    static final String FEES_FILE = "feesFile";
    static final String USAGE_FILE = "usageFile";

    /** Routes "Fichiers acceptés ?". */
    static final String PORTFOLIO_ACCEPTED = "portfolioAccepted";
    /** Routes "Nouveaux fichiers ?": asked on the form that lists the bad cells. */
    static final String RESUBMITTED = "resubmitted";
    /** The bad cells as JSON, for the form. */
    static final String BAD_CELLS = "badCells";
    /** How many bad cells there are, listed or not. */
    static final String BAD_CELL_COUNT = "badCellCount";
    /** What was taken over, in one French sentence. */
    static final String IMPORT_SUMMARY = "importSummary";

    private PortfolioImportProcess() {}
}
