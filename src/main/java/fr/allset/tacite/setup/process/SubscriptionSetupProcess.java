package fr.allset.tacite.setup.process;

import static java.util.Map.entry;

import fr.allset.tacite.setup.AdditionalWork;
import fr.allset.tacite.subscription.Component;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The words this code shares with {@code processes/subscription-setup.bpmn}. The business key is the set-up's number. */
final class SubscriptionSetupProcess {

    static final String KEY = "subscription-setup";

    // messages
    static final String SETUP_REQUESTED = "SetupRequested";
    static final String SETUP_ABANDONED_ONLINE = "SetupAbandonedOnline";
    static final String DOCUMENTS_REPLACED = "DocumentsReplaced";

    // refusals that lead back to a form
    static final String SETUP_REFUSED = "SetupRefused";
    static final String PREREQUISITES_REFUSED = "PrerequisitesRefused";
    static final String COMMISSIONING_REFUSED = "CommissioningRefused";
    static final String ABANDONMENT_REFUSED = "AbandonmentRefused";

    // what the request says
    /** {@code known} or {@code new}: which fields the form asks. */
    static final String CUSTOMER_IS = "customerIs";

    static final String NEW_CUSTOMER = "new";
    static final String CUSTOMER_NUMBER = "customerNumber";
    static final String CUSTOMER_NAME = "customerName";
    static final String SIREN = "siren";
    static final String CUSTOMER_KIND = "customerKind";
    static final String CONTACT_NAME = "contactName";
    static final String CONTACT_EMAIL = "contactEmail";
    static final String SITE_CODE = "siteCode";
    static final String SITE_NAME = "siteName";
    static final String SITE_ADDRESS = "siteAddress";
    static final String EXCHANGE_ONLINE = "exchangeOnline";
    static final String ONEDRIVE = "oneDrive";
    static final String SHAREPOINT_ONLINE = "sharePointOnline";
    static final String LYNC_ONLINE = "lyncOnline";
    static final String OFFICE_365_PROPLUS = "office365ProPlus";
    static final String OFFICE_ONLINE = "officeOnline";
    static final String MONTHLY_FIXED_FEE = "monthlyFixedFee";
    static final String INITIAL_FEE = "initialFee";
    static final String INITIAL_PERIOD_MONTHS = "initialPeriodMonths";
    /** ISO date. */
    static final String SIGNED_ON = "signedOn";
    /** ISO date. */
    static final String WISHED_START = "wishedStart";

    static final String MIGRATION = "migration";
    static final String DATA_TAKEOVER = "dataTakeover";
    static final String CONFIGURATION = "configuration";
    static final String TRAINING = "training";
    /** Routes "Demande maintenue ?": {@code maintain} or {@code drop}. */
    static final String REQUEST_DECISION = "requestDecision";

    // the prerequisites: MET, RESERVATION or NOT_APPLICABLE, and what is missing
    static final String WORKSTATIONS_STATE = "workstationsState";
    static final String WORKSTATIONS_RESERVATION = "workstationsReservation";
    static final String MOBILES_STATE = "mobilesState";
    static final String MOBILES_RESERVATION = "mobilesReservation";
    static final String FIREWALL_STATE = "firewallState";
    static final String FIREWALL_RESERVATION = "firewallReservation";
    static final String ANTIVIRUS_STATE = "antivirusState";
    static final String ANTIVIRUS_RESERVATION = "antivirusReservation";
    static final String LAN_STATE = "lanState";
    static final String LAN_RESERVATION = "lanReservation";
    static final String ROUTING_STATE = "routingState";
    static final String ROUTING_RESERVATION = "routingReservation";
    static final String OPERATING_SYSTEMS_STATE = "operatingSystemsState";
    static final String OPERATING_SYSTEMS_RESERVATION = "operatingSystemsReservation";
    static final String OUTLOOK_OFFICE_STATE = "outlookOfficeState";
    static final String OUTLOOK_OFFICE_RESERVATION = "outlookOfficeReservation";

    // what the account manager decides at the end
    /** Routes "Service atteint ?": {@code commission} or {@code abandon}. */
    static final String COMMISSIONING_DECISION = "commissioningDecision";
    /** ISO date: the Date de Mise en Service actually reached. */
    static final String SERVICE_START_DATE = "serviceStartDate";

    static final String REASON = "reason";

    // what gateways and timers decide on
    /** What the acceptance of documents ended with: {@link #ACCEPTED} or something else. */
    static final String OUTCOME = "outcome";

    static final String ACCEPTED = "accepted";
    static final String DOCUMENTS_ACCEPTED = "documentsAccepted";
    /** Midnight in Paris. */
    static final String WISHED_START_AT = "wishedStartAt";

    /** Who started the process from Tasklist. */
    static final String REQUESTED_BY = "requestedBy";
    /** Why the last step was refused, in French, for the form that it leads back to; empty when it was not. */
    static final String REFUSAL = "refusal";

    // what forms show, as French text
    static final String SETUP_NUMBER = "setupNumber";
    static final String CUSTOMER_TEXT = "customerText";
    static final String SITE_TEXT = "siteText";
    static final String COMPONENTS_TEXT = "componentsText";
    static final String MONTHLY_FIXED_FEE_TEXT = "monthlyFixedFeeText";
    static final String INITIAL_FEE_TEXT = "initialFeeText";
    static final String INITIAL_PERIOD_TEXT = "initialPeriodText";
    static final String SIGNED_ON_TEXT = "signedOnText";
    static final String WISHED_START_TEXT = "wishedStartText";
    static final String TERMS_TEXT = "termsText";
    static final String WORKS_TEXT = "worksText";
    static final String REQUIREMENTS_TEXT = "requirementsText";
    /** The checklist as JSON, one row an item, with the columns below. */
    static final String PREREQUISITE_ROWS = "prerequisiteRows";

    static final String PREREQUISITE_ITEM = "item";
    static final String PREREQUISITE_STATE = "state";
    static final String PREREQUISITE_RESERVATION = "reservation";
    /** The documents as JSON, one row each, with the columns of {@link DocumentAcceptanceProcess}. */
    static final String DOCUMENT_ROWS = DocumentAcceptanceProcess.DOCUMENT_ROWS;

    static final String DOCUMENT_TITLE = DocumentAcceptanceProcess.DOCUMENT_TITLE;
    static final String DOCUMENT_VERSION = DocumentAcceptanceProcess.DOCUMENT_VERSION;
    static final String DOCUMENT_STATUS = DocumentAcceptanceProcess.DOCUMENT_STATUS;
    static final String DOCUMENT_ANSWER = DocumentAcceptanceProcess.DOCUMENT_ANSWER;
    static final String DOCUMENT_MEANS = DocumentAcceptanceProcess.DOCUMENT_MEANS;
    static final String DOCUMENT_WHERE = DocumentAcceptanceProcess.DOCUMENT_WHERE;

    /** The check boxes of the request. */
    static final Map<String, Component> COMPONENTS = Map.of(
            EXCHANGE_ONLINE,
            Component.EXCHANGE_ONLINE,
            ONEDRIVE,
            Component.ONEDRIVE,
            SHAREPOINT_ONLINE,
            Component.SHAREPOINT_ONLINE,
            LYNC_ONLINE,
            Component.LYNC_ONLINE,
            OFFICE_365_PROPLUS,
            Component.OFFICE_365_PROPLUS,
            OFFICE_ONLINE,
            Component.OFFICE_ONLINE);

    static final Map<String, AdditionalWork> WORKS = Map.of(
            MIGRATION,
            AdditionalWork.MIGRATION,
            DATA_TAKEOVER,
            AdditionalWork.DATA_TAKEOVER,
            CONFIGURATION,
            AdditionalWork.CONFIGURATION,
            TRAINING,
            AdditionalWork.TRAINING);

    /** The two fields of the form for an item of the checklist. */
    record Prerequisite(String state, String reservation) {}

    /** By the codes of the items. */
    static final Map<String, Prerequisite> PREREQUISITES = Map.ofEntries(
            entry("workstations", new Prerequisite(WORKSTATIONS_STATE, WORKSTATIONS_RESERVATION)),
            entry("mobiles", new Prerequisite(MOBILES_STATE, MOBILES_RESERVATION)),
            entry("firewall", new Prerequisite(FIREWALL_STATE, FIREWALL_RESERVATION)),
            entry("antivirus", new Prerequisite(ANTIVIRUS_STATE, ANTIVIRUS_RESERVATION)),
            entry("lan", new Prerequisite(LAN_STATE, LAN_RESERVATION)),
            entry("routing", new Prerequisite(ROUTING_STATE, ROUTING_RESERVATION)),
            entry("operating-systems", new Prerequisite(OPERATING_SYSTEMS_STATE, OPERATING_SYSTEMS_RESERVATION)),
            entry("outlook-office", new Prerequisite(OUTLOOK_OFFICE_STATE, OUTLOOK_OFFICE_RESERVATION)));

    private SubscriptionSetupProcess() {}

    static String setup(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
