package fr.allset.tacite.microsoftfeed.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words this code shares with {@code processes/set-aside-item.bpmn}. The business key is {@code EI-} and the number of the item. */
final class SetAsideItemProcess {

    static final String KEY = "set-aside-item";

    // messages
    static final String ITEM_SET_ASIDE = "ItemSetAside";
    static final String SET_ASIDE_ITEM_READ = "SetAsideItemRead";

    // refusals that lead back to a form
    static final String SET_ASIDE_DECISION_REFUSED = "SetAsideDecisionRefused";

    /** What the person does about it, in its own words. */
    static final String SET_ASIDE_DECISION = "setAsideDecision";

    /** Why the last step was refused, in French, for the form that it leads back to; empty when it was not. */
    static final String REFUSAL = "refusal";

    // what the form shows, as French text
    static final String TENANT_TEXT = "tenantText";
    static final String ITEM_TEXT = "itemText";
    static final String SET_ASIDE_TEXT = "setAsideText";
    static final String UNREAD_BECAUSE = "unreadBecause";
    static final String CONTENT_TEXT = "contentText";

    private static final String PREFIX = "EI-";

    private SetAsideItemProcess() {}

    static String businessKey(long item) {
        return PREFIX + item;
    }

    static long item(DelegateExecution execution) {
        return Long.parseLong(execution.getProcessBusinessKey().substring(PREFIX.length()));
    }
}
