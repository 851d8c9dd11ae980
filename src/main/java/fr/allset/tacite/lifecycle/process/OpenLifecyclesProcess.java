package fr.allset.tacite.lifecycle.process;

/** The words this code shares with {@code processes/open-lifecycles.bpmn}. The business key is the import's number. */
final class OpenLifecyclesProcess {

    static final String KEY = "open-lifecycles";

    /** Subscriptions have come in; their lives are to begin. */
    static final String PORTFOLIO_IMPORTED = "PortfolioImported";

    private OpenLifecyclesProcess() {}

    /** Routes "Abonnements encore à ouvrir ?". */
    record Opening(boolean lifecyclesMissing) {}
}
