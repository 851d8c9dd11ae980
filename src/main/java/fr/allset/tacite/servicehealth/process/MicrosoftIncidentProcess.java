package fr.allset.tacite.servicehealth.process;

import org.jspecify.annotations.Nullable;

/** The words this code shares with {@code processes/microsoft-incident.bpmn}. The business key is Microsoft's number of the incident. */
final class MicrosoftIncidentProcess {

    static final String KEY = "microsoft-incident";

    // messages
    static final String MICROSOFT_INCIDENT_SEEN = "MicrosoftIncidentSeen";
    static final String MICROSOFT_INCIDENT_CHANGED = "MicrosoftIncidentChanged";
    static final String INCIDENT_FAILURE_CLOSED = "IncidentFailureClosed";

    private MicrosoftIncidentProcess() {}

    /** The last subscription that was registered; blank at the beginning of a round. */
    record Registered(@Nullable String registeredUpTo) {}

    /** Routes "Encore des abonnements ?". */
    record Subscriptions(boolean incidentSubscriptionsLeft) {}

    /** Routes "Défaillance à suivre ?". */
    record Followed(boolean incidentFailureOpen) {}
}
