package fr.allset.tacite.microsoftfeed.process;

import static java.util.Map.entry;

import fr.allset.tacite.subscription.Component;
import java.util.Map;

/** The words this code shares with {@code processes/service-name-classification.bpmn}. The business key is the name's. */
final class ServiceNameClassificationProcess {

    static final String KEY = "service-name-classification";

    // messages
    static final String UNKNOWN_SERVICE_NAMED = "UnknownServiceNamed";
    static final String SERVICE_NAME_CLASSIFIED = "ServiceNameClassified";

    /** A refusal that leads back to the form. */
    static final String SERVICE_NAME_REFUSED = "ServiceNameRefused";

    /** Routes "Déjà classé ?". */
    static final String CLASSIFIED = "classified";

    // what the form asks
    static final String EXCHANGE_ONLINE = "exchangeOnline";
    static final String ONEDRIVE = "oneDrive";
    static final String SHAREPOINT_ONLINE = "sharePointOnline";
    static final String LYNC_ONLINE = "lyncOnline";
    static final String OFFICE_365_PROPLUS = "office365ProPlus";
    static final String OFFICE_ONLINE = "officeOnline";
    static final String WHOLE_SUITE = "wholeSuite";
    static final String NO_COMPONENT = "noComponent";

    /** The boxes of the form by component. */
    static final Map<Component, String> BOXES = Map.ofEntries(
            entry(Component.EXCHANGE_ONLINE, EXCHANGE_ONLINE),
            entry(Component.ONEDRIVE, ONEDRIVE),
            entry(Component.SHAREPOINT_ONLINE, SHAREPOINT_ONLINE),
            entry(Component.LYNC_ONLINE, LYNC_ONLINE),
            entry(Component.OFFICE_365_PROPLUS, OFFICE_365_PROPLUS),
            entry(Component.OFFICE_ONLINE, OFFICE_ONLINE));

    // what the form shows, as French text
    static final String SERVICE_NAME = "serviceName";
    /** Where it is named, as JSON; each row is a {@link #LINE}. */
    static final String MENTIONS = "mentions";

    static final String LINE = "line";

    /** Why the answer was refused, in French; empty when it was not. */
    static final String REFUSAL = "refusal";

    private ServiceNameClassificationProcess() {}
}
