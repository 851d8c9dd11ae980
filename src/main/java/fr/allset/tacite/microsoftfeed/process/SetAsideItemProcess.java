package fr.allset.tacite.microsoftfeed.process;

/** The words this code shares with {@code processes/set-aside-item.bpmn}. The business key is {@code EI-} and the number of the item. */
final class SetAsideItemProcess {

    static final String KEY = "set-aside-item";

    // messages
    static final String ITEM_SET_ASIDE = "ItemSetAside";
    static final String SET_ASIDE_ITEM_READ = "SetAsideItemRead";

    // refusals that lead back to a form
    static final String SET_ASIDE_DECISION_REFUSED = "SetAsideDecisionRefused";

    private static final String PREFIX = "EI-";

    private SetAsideItemProcess() {}

    static String businessKey(long item) {
        return PREFIX + item;
    }

    static long item(String businessKey) {
        return Long.parseLong(businessKey.substring(PREFIX.length()));
    }
}
