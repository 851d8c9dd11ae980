package fr.allset.tacite.microsoftfeed.process;

/** The words this code shares with {@code processes/service-name-classification.bpmn}. The business key is the name's. */
final class ServiceNameClassificationProcess {

    static final String KEY = "service-name-classification";

    // messages
    static final String UNKNOWN_SERVICE_NAMED = "UnknownServiceNamed";
    static final String SERVICE_NAME_CLASSIFIED = "ServiceNameClassified";

    /** A refusal that leads back to the form. */
    static final String SERVICE_NAME_REFUSED = "ServiceNameRefused";

    private ServiceNameClassificationProcess() {}

    /** Routes "Déjà classé ?". */
    record Known(boolean classified) {}
}
