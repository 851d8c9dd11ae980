package fr.allset.tacite.termination.process;

import java.time.Instant;

/** The words this code shares with {@code processes/early-termination.bpmn}. The business key is the quote's number. */
final class EarlyTerminationProcess {

    static final String KEY = "early-termination";

    // messages
    static final String TERMINATION_QUOTE_REQUESTED = "TerminationQuoteRequested";
    static final String QUOTE_ACCEPTED = "QuoteAccepted";
    static final String QUOTE_DECLINED = "QuoteDeclined";
    static final String QUOTE_SUPERSEDED = "QuoteSuperseded";
    static final String QUOTE_BECAME_STALE = "QuoteBecameStale";
    static final String TERMINATION_CANCELLED = "TerminationCancelled";

    // refusals that lead back to a form
    static final String REQUEST_REFUSED = "RequestRefused";
    static final String ANSWER_REFUSED = "AnswerRefused";
    static final String DECISION_REFUSED = "DecisionRefused";
    static final String WAIVER_DECISION_REFUSED = "WaiverDecisionRefused";
    static final String CANCELLATION_REFUSED = "CancellationRefused";

    private EarlyTerminationProcess() {}

    /** Who has asked for the quote in Tasklist; the engine writes it, and the task that corrects the request is theirs. */
    record Request(String requestedBy) {}

    /** What the card of each task shows. */
    record Card(String customerName, String effectiveDateText, String totalText) {}

    /**
     * What timers wait for, midnight in Paris.
     *
     * @param effectiveAt the beginning of the first day no longer served
     */
    record Dates(Instant expiresAt, Instant effectiveAt) {}

    /** Routes "Devis accepté ?". */
    record Answered(boolean accepted) {}

    /** Until when an account manager is to have decided what comes up for decision now. */
    record Review(Instant reviewDueAt) {}

    /**
     * Routes "Résiliation confirmée ?".
     *
     * @param waiverProposed another account manager decides first
     */
    record Decided(boolean granted, boolean waiverProposed) {}

    /** Routes "Exonération approuvée ?". */
    record WaiverDecided(boolean waiverApproved) {}
}
