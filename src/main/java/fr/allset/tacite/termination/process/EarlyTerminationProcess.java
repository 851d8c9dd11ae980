package fr.allset.tacite.termination.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words this code shares with {@code processes/early-termination.bpmn}. The business key is the quote's number. */
final class EarlyTerminationProcess {

    static final String KEY = "early-termination";

    // messages
    static final String TERMINATION_QUOTE_REQUESTED = "TerminationQuoteRequested";
    static final String QUOTE_ACCEPTED = "QuoteAccepted";
    static final String QUOTE_SUPERSEDED = "QuoteSuperseded";
    static final String QUOTE_BECAME_STALE = "QuoteBecameStale";
    static final String TERMINATION_CANCELLED = "TerminationCancelled";

    // refusals that lead back to a form
    static final String REQUEST_REFUSED = "RequestRefused";
    static final String ANSWER_REFUSED = "AnswerRefused";
    static final String DECISION_REFUSED = "DecisionRefused";
    static final String CANCELLATION_REFUSED = "CancellationRefused";

    // what forms ask
    /** Subscription numbers, separated by commas, semicolons or blanks. */
    static final String SUBSCRIPTIONS = "subscriptions";
    /** ISO date: the first day no longer served. */
    static final String EFFECTIVE_DATE = "effectiveDate";
    /** {@code accept} or {@code decline}. */
    static final String ANSWER = "answer";
    /** How the client answered, and where the proof is. */
    static final String ANSWER_NOTE = "answerNote";
    /** {@code confirm}, {@code refuse} or {@code waive}. */
    static final String DECISION = "decision";
    /** {@code provider_breach} or {@code force_majeure}. */
    static final String GROUND = "ground";

    static final String REASON = "reason";
    /** That completing the task, which cancels the termination, is meant. */
    static final String CANCELLATION_INTENDED = "cancellationIntended";
    /** Routes "Demande maintenue ?": {@code maintain} or {@code drop}. */
    static final String REQUEST_DECISION = "requestDecision";
    /** Routes "Refaire le devis ?": {@code remake} or {@code drop}. */
    static final String STALE_DECISION = "staleDecision";

    // what gateways decide on
    static final String ACCEPTED = "accepted";
    static final String GRANTED = "granted";

    // what timers wait for, midnight in Paris
    static final String EXPIRES_AT = "expiresAt";
    static final String EFFECTIVE_AT = "effectiveAt";
    static final String REVIEW_DUE_AT = "reviewDueAt";

    /** Who started the process from Tasklist. */
    static final String REQUESTED_BY = "requestedBy";
    /** Why the last step was refused, in French, for the form that it leads back to; empty when it was not. */
    static final String REFUSAL = "refusal";

    // what forms show of the quote, as French text
    static final String QUOTE_NUMBER = "quoteNumber";
    static final String CUSTOMER_NAME = "customerName";
    static final String CUSTOMER_NUMBER = "customerNumber";
    static final String CONTACT_TEXT = "contactText";
    static final String SUBSCRIPTIONS_TEXT = "subscriptionsText";
    static final String EFFECTIVE_DATE_TEXT = "effectiveDateText";
    static final String VALID_UNTIL_TEXT = "validUntilText";
    static final String TOTAL_EXCLUDING_TAX_TEXT = "totalExcludingTaxText";
    static final String VAT_TEXT = "vatText";
    static final String TOTAL_TEXT = "totalText";
    static final String REQUESTED_BY_TEXT = "requestedByText";
    static final String TERMS_TEXT = "termsText";
    static final String READINGS_TEXT = "readingsText";
    static final String LAW_TEXT = "lawText";
    /** The sentences of the calculation as JSON, since a text variable of the engine ends at 4,000 characters. */
    static final String EXPLANATIONS = "explanations";

    static final String EXPLANATION_SUBSCRIPTION = "subscription";
    static final String EXPLANATION_SENTENCE = "sentence";
    /** The lines of the calculation as JSON, one row each, with the columns below. */
    static final String LINES = "lines";

    static final String LINE_SITE = "site";
    static final String LINE_CLAUSE = "clause";
    static final String LINE_PERIOD = "period";
    static final String LINE_MONTHS = "months";
    static final String LINE_RATE = "rate";
    static final String LINE_MONTHLY_FEE = "monthlyFee";
    static final String LINE_AMOUNT = "amount";

    private EarlyTerminationProcess() {}

    static String quote(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
