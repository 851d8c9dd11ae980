package fr.allset.tacite.servicehealth.process;

/** The words this code shares with {@code processes/microsoft-incident.bpmn}. The business key is Microsoft's number of the incident. */
final class MicrosoftIncidentProcess {

    static final String KEY = "microsoft-incident";

    // messages
    static final String MICROSOFT_INCIDENT_SEEN = "MicrosoftIncidentSeen";
    static final String MICROSOFT_INCIDENT_CHANGED = "MicrosoftIncidentChanged";
    static final String INCIDENT_FAILURE_CLOSED = "IncidentFailureClosed";

    /** The last subscription that was registered. */
    static final String REGISTERED_UP_TO = "registeredUpTo";

    // what gateways decide on
    static final String INCIDENT_SUBSCRIPTIONS_LEFT = "incidentSubscriptionsLeft";
    static final String INCIDENT_FAILURE_OPEN = "incidentFailureOpen";

    private MicrosoftIncidentProcess() {}
}
